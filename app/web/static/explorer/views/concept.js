/** A sector or topic: what it is, what is wider and narrower, when it was spoken of, by whom, in which words. */
import { Also } from "../parts/also.js";
import { at, page } from "../addresses.js";
import { Failure, Loading, Waiting } from "../parts/states.js";
import { html } from "../html.js";
import { language, many, number, words } from "../say.js";
import { Page } from "../parts/page.js";
import { Quotes } from "../parts/quote.js";
import { Ranked, Timeline } from "../parts/charts.js";
import { useAnswer } from "../api.js";

const SCHEMES = { sectors: "sector", topics: "topic" };

export function ConceptPage({ resource, id }) {
  const scheme = SCHEMES[resource];
  const address = page(`v1/${resource}`, id);
  const answer = useAnswer(address);
  const quotes = useAnswer(at("/v1/quotes", { [scheme]: id, view: "compact", limit: 10, facets: ["person", "country"], facet_limit: 10 }));
  const timeline = useAnswer(at("/v1/timeline", { [scheme]: id }));
  if (!answer.data) return html`<${Waiting} answer=${answer} what=${`the ${scheme}`} />`;
  const concept = answer.data;
  const others = concept.labels.filter((one) => one.label !== concept.label);
  return html`<${Page} title=${concept.label} kicker=${scheme}>
    ${concept.definition && html`<p class="lead">${concept.definition}</p>`}
    <dl class="pairs">
      ${others.length > 0 && html`<dt>Also called</dt><dd>${others.map((one, at) => html`${at > 0 && ", "}<bdi lang=${one.language}>${one.label}</bdi> <span class="quiet">${language(one.language)}</span>`)}</dd>`}
      ${concept.broader && html`<dt>Part of</dt><dd><a href=${page(resource, concept.broader)}>${words(concept.broader)}</a></dd>`}
      ${concept.narrower.length > 0 && html`<dt>Contains</dt><dd class="tags">${concept.narrower.map((one) => html`<a class="tag" href=${page(resource, one)}>${words(one)}</a> `)}</dd>`}
      ${concept.isic.length > 0 && html`<dt>ISIC Rev. 4</dt><dd>${concept.isic.map((code) => html`<code>${code}</code> `)}</dd>`}
    </dl>
    ${quotes.problem ? html`<${Failure} ...${quotes} />` : !quotes.data ? html`<${Loading} what="what was said" />` : quotes.data.total === 0 ? html`<p class="quiet">No quote in the record is about it.</p>` : html`
      ${timeline.data && html`<section><h2>Quotes by month</h2><${Timeline} timeline=${timeline.data} to=${(one) => at("/quotes", { [scheme]: id, date: one.start.slice(0, 7), date_match: "certain" })} /></section>`}
      <div class="columns">
        <section><h2>Who speaks of it</h2><${Ranked} rows=${quotes.data.facets.person.map((one) => ({ ...one, href: at(page("persons", one.id), { [scheme]: id }) }))} />
          ${quotes.data.facets.person.length > 1 && html`<p><a href=${at("/compare", { person: quotes.data.facets.person.slice(0, 2).map((one) => one.id), [scheme]: id })}>Compare the first two</a></p>`}</section>
        <section><h2>For which countries</h2>${quotes.data.facets.country.length ? html`<${Ranked} rows=${quotes.data.facets.country.map((one) => ({ ...one, href: at("/quotes", { [scheme]: id, country: one.id }) }))} />` : html`<p class="quiet">The sources state none.</p>`}</section>
      </div>
      <section><h2>Latest quotes</h2><${Quotes} items=${quotes.data.items} /><p><a href=${at("/quotes", { [scheme]: id })}>All ${many(quotes.data.total, "quote", "quotes", quotes.data.total_exact)}</a></p></section>`}
    <${Also} address=${address} forms=${[["Quotes", at("/v1/quotes", { [scheme]: id })], ["Quotes as CSV", at("/v1/quotes.csv", { [scheme]: id })], ["Events as calendar", at("/v1/events.ics", { [scheme]: id })], ["Feed", at("/v1/quotes.atom", { [scheme]: id })], ["Timeline as SVG", at("/v1/timeline.svg", { [scheme]: id })]]} />
  </${Page}>`;
}

/** All sectors or topics as a tree, with how many quotes there are of each. */
export function ConceptTree({ resource }) {
  const address = `/v1/${resource}?view=compact&limit=500`;
  const answer = useAnswer(address);
  const title = resource === "sectors" ? "Sectors" : "Topics";
  const under = Map.groupBy(answer.data?.items ?? [], (one) => one.broader);
  return html`<${Page} title=${title}>
    <p>${resource === "sectors" ? html`Sectors of the economy. <a href="/topics">Topics of diplomacy</a> are beside them.` : html`Topics of diplomacy. <a href="/sectors">Sectors of the economy</a> are beside them.`}</p>
    ${answer.problem ? html`<${Failure} ...${answer} />` : !answer.data ? html`<${Loading} what=${resource} />` : html`<${Branch} under=${under} of=${null} resource=${resource} />`}
    <${Also} address=${address} forms=${[["NDJSON", `/v1/${resource}.ndjson`], ["JSON-LD", `/v1/${resource}.jsonld`]]} />
  </${Page}>`;
}

function Branch({ under, of, resource }) {
  const items = [...(under.get(of) ?? [])].sort((a, b) => b.quote_count - a.quote_count || a.label.localeCompare(b.label));
  return html`<ul class=${of === null ? "tree" : "branch"} role="list">${items.map((one) => html`<li key=${one.id}><a class=${one.quote_count ? "" : "quiet"} href=${page(resource, one.id)}>${one.label}</a> <span class="count">${number(one.quote_count)}</span>
    ${under.has(one.id) && html`<${Branch} under=${under} of=${one.id} resource=${resource} />`}</li>`)}</ul>`;
}
