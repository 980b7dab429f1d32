/** A button that copies, and says that it has. */
import { html, useState } from "../html.js";

export function Copy({ text, label }) {
  const [said, say] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      say("copied");
    } catch {
      say("not copied: select the text instead");
    }
    setTimeout(() => say(""), 3000);
  };
  return html`<span class="copy"><button type="button" onClick=${copy}>${label}</button> <span class="quiet" role="status">${said}</span></span>`;
}
