/** A question in plain words: what was understood, and which of several is meant where a name fits more than one. */
import { at, without } from "../addresses.js";
import { Failure, Loading } from "../parts/states.js";
import { go } from "../router.js";
import { html, useEffect } from "../html.js";
import { many, today } from "../say.js";
import { nameOf } from "../parts/filters.js";
import { Page } from "../parts/page.js";
import { useAnswer } from "../api.js";

/** `query` has the question as `ask`, and beside it the filters that have been chosen already. */
export function Ask({ query }) {
  const question = query.get("ask");
  const answer = useAnswer(question ? at("/v1/interpret", { q: question, today: today() }) : null);
  const chosen = without(query, "ask");
  const { data, problem } = answer;
  const done = !question || data?.complete;
  useEffect(() => {
    if (done) go(at("/quotes", joined(chosen, data?.query)), { replace: true });
  }, [done, question]);
  if (problem) return html`<${Page} title="Not understood"><${Failure} ...${answer} /></${Page}>`;
  if (!data || done) return html`<${Page} passing title="Quotes"><${Loading} what="the question" /></${Page}>`;
  return html`<${Page} title="Which is meant?" kicker="Question">
    <p class="lead" dir="auto">${pieces(data)}</p>
    ${data.parts.filter((one) => one.kind === "ambiguous").map((part) => html`<section><h2>“<bdi>${part.text}</bdi>” fits ${part.candidates.length}</h2>
      <ul class="plainly meant" role="list">${part.candidates.map((one) => html`<li><a href=${at("/quotes", choosing(chosen, data, part, one))}><bdi>${one.label}</bdi></a>
        <span class="quiet"> ${nameOf(one.parameter).toLowerCase()}${one.hint && html`, <bdi>${one.hint}</bdi>`}, ${many(one.quote_count, "quote")}</span></li>`)}</ul></section>`)}
    ${data.parts.some((one) => one.kind === "unused") && html`<p class="note">A second time was not used.</p>`}
    <p><a href=${at("/quotes", joined(chosen, data.query))}>Leave it out and show the rest</a> · <a href=${at("/quotes", { q: question })}>Seek it as words</a></p>
  </${Page}>`;
}

/** The question with every stretch that means something marked by what it means. */
function pieces({ q, parts }) {
  const letters = [...q]; // offsets count code points
  let at = 0;
  const shown = parts.flatMap((part) => {
    const between = letters.slice(at, part.start).join("");
    at = part.end;
    if (part.kind === "ambiguous") return [between, html`<mark>${part.text}</mark>`];
    return [between, part.filters.length ? html`<b title=${part.filters.map((one) => `${nameOf(one.parameter)}: ${one.label}`).join(", ")}>${part.text}</b>` : part.text];
  });
  return [...shown, letters.slice(at).join("")];
}

/** Filters that were chosen, and those that were understood. */
function joined(chosen, understood = {}) {
  const query = new URLSearchParams(chosen);
  for (const [name, value] of Object.entries(understood)) {
    for (const one of [value].flat()) if (!query.getAll(name).includes(one)) query.append(name, one);
  }
  return query;
}

/** The question without a stretch, and in its place the filter that was chosen. */
function choosing(chosen, { q }, part, one) {
  const letters = [...q];
  const rest = [...letters.slice(0, part.start), ...letters.slice(part.end)].join("").trim();
  const query = joined(chosen, { [one.parameter]: one.value });
  query.append("ask", rest);
  return query;
}
