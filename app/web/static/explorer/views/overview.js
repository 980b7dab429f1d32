/** What the record holds: figures, time, sectors, who speaks, the latest events. */
import { Also } from "../parts/also.js";
import { at, leads } from "../addresses.js";
import { EventLine } from "./lists.js";
import { Failure, Loading } from "../parts/states.js";
import { html } from "../html.js";
import { many, number, day } from "../say.js";
import { Page } from "../parts/page.js";
import { Ranked, Timeline } from "../parts/charts.js";
import { useAnswer } from "../api.js";

const QUOTES = at("/v1/quotes", { view: "compact", limit: 1, facets: ["sector", "person", "country"], facet_limit: 12 });
const EVENTS = at("/v1/events", { view: "compact", limit: 6 });

export function Overview() {
  const quotes = useAnswer(QUOTES);
  const events = useAnswer(EVENTS);
  const timeline = useAnswer("/v1/timeline");
  const coverage = useAnswer("/v1/coverage");
  const persons = useAnswer("/v1/persons?view=compact&limit=1");
  const failed = [quotes, events, timeline, coverage, persons].find((one) => one.problem);
  const all = quotes.data && events.data && timeline.data && coverage.data && persons.data;
  return html`<${Page} title="Verbale" name="Who said what in diplomacy, each word proven against its source">
    ${failed ? html`<${Failure} ...${failed} />` : !all ? html`<${Loading} what="the overview" />` : html`
      <${Figures} quotes=${quotes.data} events=${events.data} persons=${persons.data} coverage=${coverage.data.total} />
      <section><h2>Quotes by month</h2><${Timeline} timeline=${timeline.data} to=${(one) => at("/quotes", { date: one.start.slice(0, 7), date_match: "certain" })} /></section>
      <div class="columns">
        <section><h2>Sectors most spoken of</h2><${Top} facets=${quotes.data.facets} name="sector" /><p><a href="/sectors">All sectors</a></p></section>
        <section><h2>Who speaks</h2><${Top} facets=${quotes.data.facets} name="person" /><p><a href="/persons">All people</a></p></section>
      </div>
      <section><h2>Latest events</h2><ul class="lines" role="list">${events.data.items.map((event) => html`<${EventLine} key=${event.id} item=${event} />`)}</ul>
        <p><a href="/events">All events</a></p></section>
      <${Also} address=${QUOTES} forms=${[["Events", EVENTS], ["Timeline", "/v1/timeline"], ["Timeline as SVG", "/v1/timeline.svg"], ["Coverage", "/v1/coverage"], ["Feed", "/v1/quotes.atom"], ["Calendar", "/v1/events.ics"]]} />`}
  </${Page}>`;
}

const Top = ({ facets, name }) => {
  const rows = (facets[name] ?? []).map((one) => ({ ...one, href: leads(name, one.id) }));
  return rows.length ? html`<${Ranked} rows=${rows} />` : html`<p class="quiet">None yet.</p>`;
};

function Figures({ quotes, events, persons, coverage }) {
  const [first, last] = [coverage.first_published, coverage.last_published];
  const notes = [first && `published ${first === last ? day(first) : `${day(first)} to ${day(last)}`}`,
    coverage.without_quotes > 0 && `${many(coverage.without_quotes, "source")} without a quote`].filter(Boolean);
  return html`<ul class="figures" role="list">
    <li><a href="/quotes"><b>${number(quotes.total, quotes.total_exact)}</b> ${quotes.total === 1 ? "quote" : "quotes"}</a></li>
    <li><a href="/persons"><b>${number(persons.total, persons.total_exact)}</b> ${persons.total === 1 ? "person" : "people"}</a></li>
    <li><a href="/events"><b>${number(events.total, events.total_exact)}</b> ${events.total === 1 ? "event" : "events"}</a></li>
    <li><a href="/sources"><b>${number(coverage.sources)}</b> ${coverage.sources === 1 ? "source" : "sources"}</a></li>
    ${notes.length > 0 && html`<li class="span">${notes.join("; ")}</li>`}
  </ul>`;
}
