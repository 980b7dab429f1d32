/** Did anyone say this? A sentence or a draft: what was said, altered, said by another, or in none of so many quotes. */
import { Also } from "../parts/also.js";
import { ask } from "../api.js";
import { at, page } from "../addresses.js";
import { day, many, percent } from "../say.js";
import { Difference } from "../parts/difference.js";
import { Failure } from "../parts/states.js";
import { go } from "../router.js";
import { html, useEffect, useRef, useState } from "../html.js";
import { Page } from "../parts/page.js";
import { Search } from "../parts/search.js";
import { Speaker } from "../parts/quote.js";
import { When } from "../parts/dates.js";

const SHARED = 1500; // characters that still fit into an address
const RESULTS = {
  verbatim: "Said, word for word", altered: "Said otherwise", partial: "Only some of it was said", paraphrase: "Perhaps said in other words",
  "other-speaker": "Said by somebody else", "not-found": "Not found",
};

export function Check({ query }) {
  const [text, write] = useState(query.get("text") ?? "");
  const [person, choose] = useState(query.get("person") ? { id: query.get("person"), name: query.get("person") } : null);
  const [{ answer, problem, waiting, body }, set] = useState({});
  const verdict = useRef();
  const run = (asked) => {
    set({ waiting: true, body: asked });
    ask("/v1/check", { body: asked }).then((given) => set({ answer: given, body: asked }), (failed) => set({ problem: failed, body: asked }));
  };
  useEffect(() => {
    if (query.get("text")) {
      write(query.get("text"));
      run({ text: query.get("text"), ...(query.get("person") && { person: query.get("person") }) });
    }
  }, [query.toString()]);
  useEffect(() => answer && verdict.current?.focus({ preventScroll: false }), [answer]);
  const submit = (event) => {
    event.preventDefault();
    if (!text.trim()) return;
    const asked = { text, ...(person && { person: person.id }) };
    const address = at("/check", asked);
    if (text.length <= SHARED && address !== at("/check", query)) go(address);
    else run(asked);
  };
  return html`<${Page} title="Check a sentence" name="Did anyone say this?">
    <p class="lead">Paste a sentence, or a draft with quotations in it. Each is held against every quote in the record.</p>
    <form class="check" onSubmit=${submit}>
      <label for="sentence">Sentence or draft</label>
      <textarea id="sentence" rows="5" dir="auto" maxlength="100000" required value=${text} onInput=${(event) => write(event.target.value)}></textarea>
      <div class="row">${person
        ? html`<p>Said to be by <bdi>${person.name}</bdi> <button type="button" onClick=${() => choose(null)}>Anybody instead</button></p>`
        : html`<${Search} id="said-by" label="Said to be by (optional)" types=${["person"]} onPick=${choose} />`}
        <button class="main">Check</button></div>
    </form>
    <div aria-live="polite">${waiting && html`<p class="quiet">Looking …</p>`}</div>
    ${problem && html`<${Failure} problem=${problem} />`}
    ${answer && html`<section aria-label="Result">
      <h2 tabindex="-1" ref=${verdict}>${RESULTS[answer.result] ?? answer.result}</h2>
      <p>Searched ${many(answer.searched.quotes, "quote")} in ${many(answer.searched.sources, "source")}${answer.searched.from && answer.searched.to ? `, ${day(answer.searched.from)} to ${day(answer.searched.to)}` : ""}. Not found is not: never said.</p>
      ${answer.checks.map((one) => html`<${One} check=${one} />`)}
      <${Also} address="/v1/check" body=${body} />
    </section>`}
  </${Page}>`;
}

function One({ check }) {
  return html`<article class="checked"><h3><span class=${`seal ${check.result === "verbatim" ? "good" : check.result === "not-found" ? "" : "bad"}`}>${RESULTS[check.result] ?? check.result}</span></h3>
    <p class="asked-words" dir="auto">${check.text}</p>
    ${check.speaker && html`<p class="facts">said to be by <bdi>${check.speaker.name}</bdi></p>`}
    ${check.matches.length === 0 ? html`<p class="quiet">No quote comes near.</p>` : html`<ol class="matches" role="list">${check.matches.map((one) => html`<li>
      <${Difference} steps=${one.difference} />
      <p class="by"><${Speaker} quote=${one.quote} /></p>
      <p class="facts"><${When} value=${one.quote.said} /> · ${percent(one.score)} the same · ${many(one.sources.length, "source")} · <a href=${page("quotes", one.quote.id)}>Proof<span class="unseen"> of: ${one.quote.text.slice(0, 60)}</span></a></p></li>`)}</ol>`}
  </article>`;
}
