/** A date as exact as its source: a vague one is seen to be vague. */
import { html } from "../html.js";
import { date } from "../say.js";

export function When({ value }) {
  const { text, vague } = date(value?.edtf);
  const written = value?.as_written ? `As written: ${value.as_written}` : undefined;
  if (!vague) return html`<time dateTime=${value.edtf} title=${written}>${text}</time>`;
  return html`<span class="vague" title=${written}>${text}</span>`;
}
