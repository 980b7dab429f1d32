/** The search field: names, sectors and dates as they are typed, and a whole question on Enter, seen as it is understood. */
import { at, leads } from "../addresses.js";
import { ask } from "../api.js";
import { html, useEffect, useRef, useState } from "../html.js";
import { go } from "../router.js";
import { date, many, today, words } from "../say.js";
import { nameOf } from "./filters.js";

const PAUSE = 120; // milliseconds without a key before it is asked

/** `onPick` takes a suggestion and is given its text; without it, picking leads to it. */
export function Search({ id, label, types = [], onPick, placeholder = "" }) {
  const [text, write] = useState("");
  const [found, set] = useState([]);
  const [parts, understand] = useState([]);
  const [active, move] = useState(-1);
  const [open, show] = useState(false);
  const field = useRef();
  useEffect(() => {
    understand([]);
    if (!text.trim()) return set([]);
    const stop = new AbortController();
    const waiting = setTimeout(() => {
      ask(at("/v1/suggest", { q: text.slice(0, 512), types, limit: 8 }), { signal: stop.signal }).then(({ items }) => set(items), () => set([]));
      if (!onPick) ask(at("/v1/interpret", { q: text.slice(0, 512), today: today() }), { signal: stop.signal }).then((one) => understand(one.parts), () => {});
    }, PAUSE);
    return () => {
      clearTimeout(waiting);
      stop.abort();
    };
  }, [text]);
  const options = [...(onPick || !text.trim() ? [] : [{ type: "words" }]), ...found];
  const pick = (one) => {
    show(false);
    move(-1);
    if (onPick) {
      write("");
      onPick(one);
    } else if (one.type === "words") seek(text);
    else {
      write("");
      go(leads(one.type, one.id));
    }
  };
  const press = (event) => {
    if (event.isComposing) return;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (moves[event.key] && options.length) {
      show(true);
      move((at) => (at + moves[event.key] + options.length + (at < 0 && event.key === "ArrowUp" ? 1 : 0)) % options.length);
    } else if (event.key === "Escape") {
      if (!open) write("");
      show(false);
      move(-1);
    } else if (event.key === "Enter" && text.trim()) {
      if (active >= 0 && open) pick(options[active]);
      else if (!onPick) pick({ type: "words" });
      else if (found.length) pick(found[0]);
    } else return;
    event.preventDefault();
  };
  const shown = open && options.length > 0;
  return html`<div class="search" role=${onPick ? undefined : "search"}>
    <label for=${id} class=${onPick ? "" : "unseen"}>${label}</label>
    <input id=${id} ref=${field} type="text" role="combobox" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="search" dir="auto" maxlength="512"
      placeholder=${placeholder} value=${text} aria-expanded=${shown ? "true" : "false"} aria-controls=${`${id}-options`} aria-autocomplete="list"
      aria-activedescendant=${shown && active >= 0 ? `${id}-${active}` : undefined}
      onInput=${(event) => { write(event.target.value); show(true); move(-1); }} onKeyDown=${press} onBlur=${() => show(false)} onFocus=${() => show(true)} />
    <ul id=${`${id}-options`} role="listbox" aria-label="Suggestions" hidden=${!shown}>
      ${options.map((one, place) => html`<li id=${`${id}-${place}`} role="option" aria-selected=${place === active ? "true" : "false"}
        onMouseDown=${(event) => { event.preventDefault(); pick(one); }}>
        ${one.type === "words"
          ? html`<span>Quotes: <${Meaning} text=${text} parts=${parts} /></span><span class="quiet">Enter</span>`
          : html`<span><bdi>${one.segments.map((part) => (part.match ? html`<b>${part.text}</b>` : part.text))}</bdi>
              <span class="quiet"> <bdi>${one.hint ?? ""}</bdi></span></span><span class="quiet">${words(one.type)}, ${many(one.quote_count, "quote")}</span>`}</li>`)}
    </ul>
    <span class="unseen" role="status">${shown ? many(options.length, "suggestion") : ""}</span>
  </div>`;

  function seek(question) {
    write("");
    go(at("/quotes", { ask: question }));
  }
}

/** What a question is understood to ask for; the question itself while that is not known, or is words alone. */
function Meaning({ text, parts }) {
  const meant = parts.filter((one) => !["passed", "unused"].includes(one.kind));
  if (meant.every((one) => one.kind === "words")) return html`<bdi>${text}</bdi>`;
  return html`${meant.map((one) => {
    if (one.kind === "words") return html`<span class="meaning"><bdi>${one.text}</bdi></span>`;
    if (one.kind === "ambiguous") return html`<span class="meaning"><i>which <bdi>${one.text}</bdi>?</i></span>`;
    return one.filters.map((filter) => html`<span class="meaning"><span class="quiet">${nameOf(filter.parameter)}</span> <bdi>${/^(date|from|to)$/.test(filter.parameter) ? date(filter.value).text : filter.label}</bdi></span>`);
  })}`;
}
