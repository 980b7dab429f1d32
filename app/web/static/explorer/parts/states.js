/** What stands where an answer does not yet, could not, or has nothing. */
import { at, queryOf, without } from "../addresses.js";
import { here } from "../router.js";
import { html } from "../html.js";
import { number, words } from "../say.js";
import { Page } from "./page.js";

export const Loading = ({ what = "the record" }) => html`<div class="loading" role="status">
  <p>Reading ${what} …</p>
  <div class="bone"></div><div class="bone short"></div><div class="bone"></div>
</div>`;

/** A problem in its own words, with what may have been meant instead as links. */
export function Failure({ problem, again }) {
  const [path] = here().split("?");
  const parameter = problem.errors?.find((one) => one.parameter)?.parameter;
  const meant = [...(problem.candidates ?? []), ...(problem.suggestions ?? [])];
  const faults = problem.errors?.filter((one) => one.detail !== problem.detail) ?? [];
  const instead = (id) => {
    const query = without(queryOf(here()), parameter, "cursor");
    query.append(parameter, id);
    return at(path, query);
  };
  return html`<section class="failure" role="alert">
    <h2>${problem.title ?? "Something went wrong"}</h2>
    ${problem.detail && html`<p dir="auto">${problem.detail}</p>`}
    ${faults.length > 0 && html`<ul>${faults.map((one) => html`<li><code>${one.parameter ?? one.pointer}</code> ${one.detail}</li>`)}</ul>`}
    ${meant.length > 0 && parameter && html`<p>Did you mean</p>
      <ul class="meant">${meant.map((one) => html`<li><a href=${instead(one.id)}><bdi>${one.name}</bdi></a>
        ${one.hint && html` <span class="quiet"><bdi>${one.hint}</bdi></span>`}</li>`)}</ul>`}
    <p class="actions">
      ${again && html`<button type="button" onClick=${again}>Try again</button>`}
      <a href="/">Start from the overview</a>
    </p>
    ${problem.request_id && html`<p class="quiet">Request <code>${problem.request_id}</code></p>`}
  </section>`;
}

/** Nothing found: which filter is to blame, and what there would be without each. */
export function Nothing({ what, empty, query, path, names = {} }) {
  const filters = Object.entries(empty?.without ?? {});
  return html`<section class="nothing">
    <h2>No ${what} match all of this</h2>
    ${filters.length > 0 && html`<p>Leave out one filter:</p>
      <ul>${filters.map(([name, { count, exact }]) => html`<li class=${name === empty.emptied_by ? "blamed" : ""}>
        ${count > 0 ? html`<a href=${at(path, without(query, name, "cursor"))}>without ${names[name] ?? words(name)}</a>` : html`without ${names[name] ?? words(name)}`}
        <span class="quiet"> there ${count === 1 ? "is" : "are"} ${number(count, exact)}</span></li>`)}</ul>`}
    ${filters.length > 1 && html`<p><a href=${path}>Leave out all of them</a></p>`}
    <p class="quiet">The record holds only what has been read: nothing found is no proof that nothing was said.</p>
  </section>`;
}

/** A record's page while there is no record. */
export function Waiting({ answer, what }) {
  if (answer.problem) {
    return html`<${Page} title=${answer.problem.status === 404 ? "Not in the record" : "Not to be read"}><${Failure} ...${answer} /></${Page}>`;
  }
  return html`<${Page} passing title=${`${what[0].toUpperCase()}${what.slice(1)} …`}><${Loading} what=${what} /></${Page}>`;
}
