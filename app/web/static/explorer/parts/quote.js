/** A quote on a list. Words that were said stand in marks, a paraphrase never does and is called so. */
import { country, many, percent, words } from "../say.js";
import { html } from "../html.js";
import { leads, page } from "../addresses.js";
import { When } from "./dates.js";

const KINDS = { mixed: "Fragments in a report", indirect: "Paraphrase" };

/** The words, in marks that no turned writing within them can reach; marked where a search found them. */
export function Words({ quote, segments }) {
  const shown = segments ? html`${segments.map((one) => (one.match ? html`<mark>${one.text}</mark>` : one.text))}` : quote.text;
  const label = KINDS[quote.quote_kind];
  return html`${label && html`<p class="kind">${label}</p>`}
    ${quote.verbatim
      ? html`<blockquote class="said" lang=${quote.language} dir="auto">“<bdi>${shown}</bdi>”</blockquote>`
      : html`<p class="reported" lang=${quote.language} dir="auto">${shown}</p>`}`;
}

/** As what they spoke on that day. */
export const Role = ({ role }) => html`<span class="role">${role.status === "former" && !/former/i.test(role.title) ? "former " : ""}<bdi dir="auto">${role.title}</bdi>${role.country && html` <abbr title=${country(role.country)}>${role.country}</abbr>`}</span>`;

/** Who spoke, as what on that day. */
export function Speaker({ quote }) {
  const { speaker, role } = quote;
  return html`<span class="speaker"><${SpeakerName} speaker=${speaker} /></span>${role && html`, <${Role} role=${role} />`}`;
}

export function SpeakerName({ speaker }) {
  if (!speaker) return html`<em>Speaker unsure</em>`;
  if (speaker.type === "group" && speaker.members.length) {
    return html`${speaker.members.map((one, at) => html`${at > 0 && ", "}<a href=${page("persons", one.id)}><bdi>${one.name}</bdi></a>`)}`;
  }
  if (!speaker.id) return html`<bdi>${speaker.name ?? speaker.description ?? "Somebody unnamed"}</bdi>`;
  return html`<a href=${leads(speaker.type, speaker.id)}><bdi>${speaker.name}</bdi></a>`;
}

/** Sectors and topics as links. */
export const Subjects = ({ of }) => html`${[...of.sectors.map((one) => ["sectors", one]), ...of.topics.map((one) => ["topics", one])].map(
  ([resource, one]) => html`<a class="tag" href=${page(resource, one.id)}>${one.label}</a> `,
)}`;

export function Sure({ attribution }) {
  const needed = attribution.review === "needed";
  return html`<span class=${`sure${needed ? " unsure" : ""}`}>${needed ? "review needed" : `${percent(attribution.confidence)} sure`}${attribution.rule && html`, rule “${words(attribution.rule)}”`}</span>`;
}

/** A whole card. What the page says already (`plain`: speaker, event) is left out. */
export function Quote({ quote, segments, plain = [] }) {
  return html`<article class="quote">
    <div><${Words} quote=${quote} segments=${segments} /></div>
    <div class="known"><p class="by">${!plain.includes("speaker") && html`<${Speaker} quote=${quote} />`}
      ${plain.includes("speaker") && quote.role && html`<${Role} role=${quote.role} />`}</p>
    <p class="facts"><${When} value=${quote.said} />
      ${quote.event && !plain.includes("event") && html` · <a href=${page("events", quote.event.id)}><bdi>${quote.event.name}</bdi></a>`}
      ${" · "}<${Sure} attribution=${quote.attribution} />
      ${" · "}<a href=${page("quotes", quote.id)}>Proof<span class="unseen"> of: ${quote.text.slice(0, 60)}</span></a></p>
    ${quote.sectors.length + quote.topics.length > 0 && html`<p class="tags"><${Subjects} of=${quote} /></p>`}</div>
  </article>`;
}

export const Quotes = ({ items, snippets, plain }) => html`<ol class="quotes" role="list">
  ${items.map((quote) => html`<li key=${quote.id}><${Quote} quote=${quote} segments=${snippets?.[quote.id]} plain=${plain} /></li>`)}
</ol>`;

export const counted = (total, exact) => many(total, "quote", "quotes", exact);
