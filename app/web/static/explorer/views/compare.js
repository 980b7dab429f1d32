/** What several people, countries or organizations said on the same, side by side. */
import { Also } from "../parts/also.js";
import { at, toggled, without } from "../addresses.js";
import { day, many } from "../say.js";
import { Failure, Loading } from "../parts/states.js";
import { go } from "../router.js";
import { html } from "../html.js";
import { nameOf } from "../parts/filters.js";
import { Page } from "../parts/page.js";
import { Quotes } from "../parts/quote.js";
import { Search } from "../parts/search.js";
import { useAnswer } from "../api.js";

const BY = { person: "people", country: "countries", organization: "organizations" };
const SUBJECTS = ["sector", "topic"];

export function Compare({ query }) {
  const by = query.get("by") in BY ? query.get("by") : "person";
  const asked = new URLSearchParams([["by", by], ...without(query, "by"), ["view", "compact"]]);
  const address = at("/v1/compare", asked);
  const answer = useAnswer(address);
  const { data, problem } = answer;
  const subjects = SUBJECTS.flatMap((name) => query.getAll(name).map((id) => ({ name, id, label: data?.subjects.find((one) => one.id === id)?.label ?? id })));
  const add = (one) => go(at("/compare", toggled(query, one.type, one.id)));
  const filters = without(query, "by", "columns");
  return html`<${Page} title="Compare" name="Side by side">
    <nav aria-label="What is compared"><ul class="subjects" role="list">${Object.entries(BY).map(([name, label]) => html`<li><a href=${at("/compare", new URLSearchParams([["by", name], ...without(query, "by", ...Object.keys(BY))]))} aria-current=${name === by ? "true" : undefined}>${label}</a></li>`)}</ul></nav>
    <div class="pickers">
      <${Search} id="beside" label=${`Add one of the ${BY[by]}`} types=${[by]} onPick=${add} />
      <${Search} id="subject" label="On a sector or topic" types=${SUBJECTS} onPick=${add} />
    </div>
    ${subjects.length > 0 && html`<ul class="asked" aria-label="Subjects" role="list">${subjects.map((one) => html`<li><a href=${at("/compare", toggled(query, one.name, one.id))} aria-label=${`Remove ${nameOf(one.name)}: ${one.label}`}><span class="name">${nameOf(one.name)}</span> ${one.label} <span aria-hidden="true">×</span></a></li>`)}</ul>`}
    ${problem ? html`<${Failure} ...${answer} />` : !data ? html`<${Loading} what="what they said" />` : html`
      ${query.getAll(by).length === 0 && html`<p class="quiet">Those with the most quotes${subjects.length ? " on it" : ""}. Add others to choose.</p>`}
      ${data.columns.length === 0 && html`<p class="quiet">No quote matches.</p>`}
      <div class="side" aria-busy=${answer.loading ? "true" : "false"}>${data.columns.map((one) => html`<section key=${one.id}>
        <h2><bdi>${one.name}</bdi></h2>
        <p class="facts">${many(one.total, "quote", "quotes", one.total_exact)}${one.first && one.last && `, ${day(one.first)} to ${day(one.last)}`}
          ${query.getAll(by).includes(one.id) && html` · <a href=${at("/compare", toggled(query, by, one.id))}>take away<span class="unseen"> ${one.name}</span></a>`}</p>
        ${one.items.length === 0 ? html`<p class="quiet">Nothing on this in the record.</p>` : html`<${Quotes} items=${one.items} plain=${by === "country" ? [] : ["speaker"]} />`}
        ${one.total > one.items.length && html`<p><a href=${at("/quotes", new URLSearchParams([...without(filters, by), [by, one.id]]))}>All ${many(one.total, "quote", "quotes", one.total_exact)}<span class="unseen"> of ${one.name}</span></a></p>`}
      </section>`)}</div>
      <${Also} address=${address} forms=${[["Quotes as CSV", at("/v1/quotes.csv", filters)], ["Brief", at("/v1/quotes.html", filters)], ["Feed", at("/v1/quotes.atom", filters)]]} />`}
  </${Page}>`;
}
