/** The same for programs: what is on screen as JSON, CSV, calendar or feed, and the command that asks for it. */
import { Copy } from "./copy.js";
import { html } from "../html.js";

/** `forms` are pairs of a name and an address; `address` is the question itself, `body` what is sent with it. */
export function Also({ address, forms = [], body }) {
  const whole = location.origin + address;
  const sent = body ? ` --json ${quoted(JSON.stringify(body))}` : "";
  const command = `curl -s${sent} ${quoted(whole)}`;
  return html`<aside class="also" aria-label="The same for programs">
    <p>${!body && html`<a href=${address}>JSON</a>`}
      ${forms.map(([name, other]) => html` <a href=${other}>${name}</a>`)}</p>
    <details><summary>curl</summary>
      <pre tabindex="0" role="region" aria-label="Command"><code>${command}</code></pre>
      <${Copy} text=${command} label="Copy the command" />
    </details>
  </aside>`;
}

const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
