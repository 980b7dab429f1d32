/** A view's frame: its title, and the heading that takes the focus when somebody arrives. */
import { arriving, left } from "../router.js";
import { html, useEffect, useLayoutEffect, useRef } from "../html.js";

export function Page({ title, kicker, name, passing, children }) {
  const heading = useRef();
  useEffect(() => {
    document.title = title === "Verbale" ? "Verbale: who said what in diplomacy" : `${title} · Verbale`;
  }, [title]);
  useLayoutEffect(() => {
    if (arriving({ passing })) heading.current.focus({ preventScroll: true });
    if (left() !== undefined) scrollTo(0, left());
  }, []);
  return html`<div class="page">
    <header class="top">
      ${kicker && html`<p class="kicker">${kicker}</p>`}
      <h1 tabindex="-1" ref=${heading}><bdi dir="auto">${name ?? title}</bdi></h1>
    </header>
    ${children}
  </div>`;
}
