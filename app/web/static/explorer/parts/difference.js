/** Two texts word by word: what is the same, what was changed, added, removed. */
import { html } from "../html.js";

export const Difference = ({ steps }) => html`<p class="difference" dir="auto">${steps.map((one) => {
  if (one.change === "same") return html`<span>${one.there || one.here}</span>`;
  return html`${one.here && html`<del><span class="unseen">(not: </span>${one.here}<span class="unseen">)</span></del>`}${one.there && html`<ins><span class="unseen">(but: </span>${one.there}<span class="unseen">)</span></ins>`}`;
})}</p>`;
