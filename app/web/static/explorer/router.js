/** The address bar: which view an address means, links that stay on the page, back and forward. */
import { useEffect, useState } from "./html.js";

const listeners = new Set();
let arrived = false; // whether somebody came here by a link, so that the heading should have the focus

history.scrollRestoration = "manual"; // what is shown comes later than the browser would scroll

/** The address without the origin. */
export const here = () => location.pathname + location.search;

/** Go to an address of ours. */
export function go(address, { replace = false } = {}) {
  remember();
  const other = new URL(address, location.href).pathname !== location.pathname;
  history[replace ? "replaceState" : "pushState"]({}, "", address);
  arrived = other;
  if (other) scrollTo(0, 0);
  for (const tell of listeners) tell(here());
}

/** Whether the heading should take the focus: true once for each arrival, and before while there is only a placeholder. */
export function arriving({ passing = false } = {}) {
  const was = arrived;
  arrived = arrived && passing;
  return was;
}

/** Where the page was scrolled to when it was left; undefined at a new one. */
export const left = () => history.state?.scroll;

/** The address, kept up to date. */
export function useAddress() {
  const [address, set] = useState(here());
  useEffect(() => {
    listeners.add(set);
    return () => listeners.delete(set);
  }, []);
  return address;
}

/** Let links to what `known` takes for a view stay on the page. */
export function follow(known) {
  addEventListener("popstate", () => {
    arrived = true;
    for (const tell of listeners) tell(here());
  });
  addEventListener("scroll", later(remember), { passive: true });
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const address = link.getAttribute("href");
    if (link.hasAttribute("download") || link.hasAttribute("target") || !/^\/(?!\/)/.test(address)) return;
    if (!known(new URL(link.getAttribute("href"), location.href).pathname)) return;
    event.preventDefault();
    go(address);
  });
}

function remember() {
  history.replaceState({ ...history.state, scroll: scrollY }, "");
}

function later(act) {
  let waiting;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(act, 150);
  };
}
