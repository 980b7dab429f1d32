/** A quote: the words in their passage, the proof, the rule and how sure, other reports, how to cite it. */
import { Also } from "../parts/also.js";
import { at, outside, page } from "../addresses.js";
import { Copy } from "../parts/copy.js";
import { day, many, percent, words } from "../say.js";
import { Difference } from "../parts/difference.js";
import { html, useState } from "../html.js";
import { Page } from "../parts/page.js";
import { Role, SpeakerName, Subjects, Words } from "../parts/quote.js";
import { useAnswer } from "../api.js";
import { Waiting } from "../parts/states.js";
import { When } from "../parts/dates.js";

export function QuotePage({ id }) {
  const address = page("v1/quotes", id);
  const answer = useAnswer(address);
  if (!answer.data) return html`<${Waiting} answer=${answer} what="the quote" />`;
  const quote = answer.data;
  const who = quote.speaker?.name ?? quote.speaker?.description ?? (quote.speaker ? "Several speakers" : "Speaker unsure");
  const forms = [["JSON-LD", `${address}.jsonld`], ["Annotation", `${address}.anno.jsonld`], ["BibTeX", `${address}.bib`], ["RIS", `${address}.ris`], ["CSL", `${address}.csl.json`], ["Brief", at("/v1/quotes.html", { id })]];
  return html`<${Page} title=${`${who}: ${quote.text.slice(0, 60)}`} name=${html`<${SpeakerName} speaker=${quote.speaker} />`} kicker=${quote.verbatim ? "Quote" : "Paraphrase"}>
    <div class="one">${quote.role && html`<p class="lead"><${Role} role=${quote.role} /></p>`}
      <${Words} quote=${quote} />
      <p class="facts"><${When} value=${quote.said} />${quote.event && html` · <a href=${page("events", quote.event.id)}><bdi>${quote.event.name}</bdi></a>`}${" · "}<${Origin} source=${quote.source} /></p>
      <p class="tags"><${Subjects} of=${quote} /></p>
      ${quote.flags.length > 0 && html`<p class="note">Its characters need care: ${quote.flags.map(words).join(", ")}.</p>`}
    </div>
    <div class="columns">
      <${Proof} quote=${quote} address=${address} />
      <${Attribution} quote=${quote} />
    </div>
    <${Passage} address=${address} language=${quote.language} />
    <${Variants} address=${address} />
    <${Cite} id=${id} address=${address} url=${quote.source.url} />
    <${Also} address=${address} forms=${forms} />
  </${Page}>`;
}

export function Origin({ source }) {
  return html`<a href=${page("sources", source.id)}><bdi dir="auto">${source.publisher ?? source.title ?? `${words(source.kind)} without an outlet`}</bdi></a>${source.published && `, ${day(source.published)}`}`;
}

function Proof({ quote, address }) {
  const { data, problem } = useAnswer(`${address}/verification`);
  const own = `sha256sum article.txt   # ${quote.source.sha256}\npython3 - <<'END'\ntext = open("article.txt", encoding="utf-8", newline="").read()\n${quote.parts.map((one) => `print(text[${one.start}:${one.end}])`).join("\n")}\nEND`;
  return html`<section><h2>Proof</h2>
    ${problem && html`<p>${problem.title}</p>`}
    ${data && html`<p class="verdict"><span class=${`seal ${data.words.result === "exact" ? "good" : "bad"}`}>${data.words.result}</span> ${data.sentence}</p>`}
    <dl class="pairs">${quote.parts.map((one) => html`<dt>Characters</dt><dd>${one.start} to ${one.end}</dd>`)}
      <dt>SHA-256</dt><dd><code>${quote.source.sha256}</code></dd></dl>
    <details><summary>Check it yourself</summary><p>With the text as it was read in <code>article.txt</code>:</p>
      <pre tabindex="0" role="region" aria-label="How to check it yourself"><code>${own}</code></pre><${Copy} text=${own} label="Copy" /></details>
  </section>`;
}

function Attribution({ quote }) {
  const { attribution, said, role } = quote;
  return html`<section><h2>Why this speaker</h2>
    <dl class="pairs">
      <dt>Rule</dt><dd>${words(attribution.rule)} <a href="/v1/quality" class="quiet">how often it is right</a></dd>
      <dt>Confidence</dt><dd>${percent(attribution.confidence)}${attribution.review === "needed" && html`, <b>review needed</b>`}</dd>
      ${attribution.cue && html`<dt>Verb</dt><dd><bdi>${attribution.cue}</bdi></dd>`}
      ${attribution.mention && html`<dt>Named as</dt><dd>“<bdi dir="auto">${attribution.mention.text}</bdi>”${attribution.identity && html`, ${attribution.identity.why} (${percent(attribution.identity.confidence)})`}</dd>`}
      ${attribution.carried_from && html`<dt>Carried from</dt><dd><a href=${page("quotes", attribution.carried_from)}>the quote before</a></dd>`}
      ${role && html`<dt>Office</dt><dd>${role.office ? words(role.office) : "none of the vocabulary"}, ${role.status}; ${role.basis}</dd>`}
      <dt>Date</dt><dd>${said.as_written ? html`“<bdi dir="auto">${said.as_written}</bdi>”` : "not written"}${said.basis && `, by the ${said.basis === "published" ? "day of publication" : said.basis === "event" ? "event" : "source"}`}</dd>
    </dl>
    ${attribution.candidates.length > 0 && html`<h3>It may be</h3><ul>${attribution.candidates.map((one) => html`<li>${one.id ? html`<a href=${page("persons", one.id)}><bdi>${one.name}</bdi></a>` : html`<bdi>${one.name}</bdi>`} ${percent(one.confidence)}</li>`)}</ul>`}
  </section>`;
}

function Passage({ address, language }) {
  const { data, problem } = useAnswer(`${address}/passage?paragraphs=1`);
  return html`<section><h2>In its passage</h2>
    ${problem && html`<p class="quiet">${problem.detail ?? problem.title}</p>`}
    ${data && html`<p class="passage" lang=${language} dir="auto">${data.segments.map((one) => (one.match ? html`<mark>${one.text}</mark>` : one.text))}</p>`}
  </section>`;
}

function Variants({ address }) {
  const { data } = useAnswer(`${address}/variants`);
  if (!data?.total) return null;
  return html`<section><h2>In other sources</h2><p>${many(data.total, "other report")} of the same words, in ${many(data.sources, "source")} in all.</p>
    <ul class="variants" role="list">${data.variants.map((one) => html`<li key=${one.quote.id}>
      <p class="facts">${words(one.relation)} · <${Origin} source=${one.quote.source} /> · <a href=${page("quotes", one.quote.id)}>that report<span class="unseen"> of ${one.quote.source.id}</span></a></p>
      <${Difference} steps=${one.difference} /></li>`)}</ul></section>`;
}

function Cite({ id, address, url }) {
  const { data } = useAnswer(`${address}/citation`);
  if (!data) return null;
  const link = outside(url) && outside(data.link); // without an address of its source, the link is that of the record
  return html`<section class="cite"><h2>Cite</h2><p dir="auto">${data.text}</p>
    <p class="actions"><${Copy} text=${data.text} label="Copy as text" /><${Copy} text=${data.bibtex} label="Copy BibTeX" /><${Copy} text=${data.ris} label="Copy RIS" /></p>
    ${link && html`<p><a href=${link} rel="noreferrer">Open the source at the words</a></p>`}
    <${Card} id=${id} address=${address} />
  </section>`;
}

/** The quote as a picture, and what puts it into another page; asked for when somebody wants it. */
function Card({ id, address }) {
  const [open, show] = useState(false);
  const { data, problem } = useAnswer(open ? at("/oembed", { url: page("quotes", id) }) : null);
  return html`<details class="card" onToggle=${(event) => show(event.currentTarget.open)}><summary>Card</summary>
    ${problem && html`<p>${problem.title}</p>`}
    ${data && html`<p><a href=${`${address}.svg`}><img src=${`${address}.svg`} width=${data.width} height=${data.height} alt="The quote as a card" /></a></p>
      <p class="actions"><a href=${`${address}.svg`} download=${`${id}.svg`}>Save as SVG</a> <${Copy} text=${data.html} label="Copy to embed" /></p>
      <p class="quiet">Sites that embed links (oEmbed) show it by the address of this page.</p>`}
  </details>`;
}
