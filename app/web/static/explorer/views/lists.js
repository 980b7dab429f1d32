/** The lists: quotes, events, people, organizations, sources; filters in the address, facets beside, page after page. */
import { Also } from "../parts/also.js";
import { Asked, Facets } from "../parts/filters.js";
import { at, page, without } from "../addresses.js";
import { country, day, many, number, words } from "../say.js";
import { Failure, Loading, Nothing } from "../parts/states.js";
import { html } from "../html.js";
import { NAMES } from "../parts/filters.js";
import { Page } from "../parts/page.js";
import { Quotes } from "../parts/quote.js";
import { useAnswer } from "../api.js";
import { When } from "../parts/dates.js";

const SHOWN = 8; // values of a facet
const LISTS = {
  quotes: { title: "Quotes", one: "quote", facets: ["sector", "topic", "person", "country", "office", "quote_kind", "event_kind", "language", "publisher", "year"], sorts: ["-date", "date", "-added"], forms: { CSV: "csv", NDJSON: "ndjson", Feed: "atom", Brief: "html", Markdown: "md", BibTeX: "bib" } },
  events: { title: "Events", one: "event", facets: ["event_kind", "sector", "place_country", "person", "host", "year"], sorts: ["-date", "date", "name", "-added"], forms: { CSV: "csv", NDJSON: "ndjson", Calendar: "ics", Feed: "atom" } },
  persons: { title: "People", one: "person", several: "people", facets: ["country", "office", "sector", "year"], sorts: ["-date", "name", "-added"], forms: { CSV: "csv", NDJSON: "ndjson" } },
  organizations: { title: "Organizations", one: "organization", facets: [], sorts: ["name", "-added"], forms: { NDJSON: "ndjson" } },
  sources: { title: "Sources", one: "source", facets: [], sorts: ["-date", "date", "name", "-added"], forms: { NDJSON: "ndjson" } },
};
const SORTS = { "-date": "newest first", date: "oldest first", name: "by name", "-added": "last added first", relevance: "best match first", order: "as in the source" };

export function List({ resource, query }) {
  const list = LISTS[resource];
  const path = `/${resource}`;
  const shown = Number(query.get("facet_limit")) || SHOWN;
  const asked = new URLSearchParams([...query, ["view", "compact"]]);
  if (list.facets.length) {
    for (const name of list.facets) asked.append("facets", name);
    asked.set("facet_limit", shown);
  }
  const address = at(`/v1${path}`, asked);
  const answer = useAnswer(address);
  const filters = without(query, "cursor", "facet_limit", "limit", "view", "facets");
  const forms = Object.entries(list.forms).map(([name, suffix]) => [name, at(`/v1${path}.${suffix}`, filters)]);
  const { data, problem } = answer;
  return html`<${Page} title=${list.title}>
    <${Asked} path=${path} query=${query} facets=${data?.facets} />
    ${problem ? html`<${Failure} ...${answer} />` : !data ? html`<${Loading} what=${list.title.toLowerCase()} />` : html`
      <div class=${list.facets.length ? "beside" : ""}>
        ${list.facets.length > 0 && html`<${Facets} path=${path} query=${query} facets=${data.facets} shown=${shown} />`}
        <section class="results" aria-busy=${answer.loading ? "true" : "false"} aria-label="Results">
          <p class="count"><span role="status">${many(data.total, list.one, list.several, data.total_exact)}</span><${Sorts} path=${path} query=${query} order=${data.order} sorts=${list.sorts} /></p>
          ${data.items.length === 0 ? html`<${Nothing} what=${list.several ?? `${list.one}s`} empty=${data.empty} query=${query} path=${path} names=${lowered} />` : html`<${Items} resource=${resource} data=${data} />`}
          <nav class="pages" aria-label="Pages">
            ${query.has("cursor") && html`<a href=${at(path, without(query, "cursor"))}>First page</a>`}
            ${data.next && html`<a class="next" rel="next" href=${at(path, new URLSearchParams([...without(query, "cursor"), ["cursor", data.next]]))}>Next page</a>`}
          </nav>
        </section>
      </div>
      <${Also} address=${address} forms=${forms} />`}
  </${Page}>`;
}

const lowered = Object.fromEntries(Object.entries(NAMES).map(([name, label]) => [name, `“${label.toLowerCase()}”`]));

function Sorts({ path, query, order, sorts }) {
  const known = query.has("q") ? ["relevance", ...sorts] : sorts;
  return html`<span class="sorts"> ${known.map((sort) => (sort === order
    ? html`<b aria-current="true">${SORTS[sort]}</b> `
    : html`<a href=${at(path, new URLSearchParams([...without(query, "sort", "cursor"), ["sort", sort]]))}>${SORTS[sort]}</a> `))}</span>`;
}

function Items({ resource, data }) {
  if (resource === "quotes") return html`<${Quotes} items=${data.items} snippets=${data.snippets} />`;
  const Line = { events: EventLine, persons: PersonLine, organizations: OrganizationLine, sources: SourceLine }[resource];
  return html`<ul class="lines" role="list">${data.items.map((item) => html`<${Line} key=${item.id} item=${item} />`)}</ul>`;
}

/** An event in a line: when, what, where, how much was said. */
export const EventLine = ({ item }) => html`<li><p class="when"><${When} value=${item.date} /></p>
  <div><a class="title" href=${page("events", item.id)}><bdi>${item.name}</bdi></a>
    <p class="facts">${words(item.kind)}${item.place && html` · <bdi>${item.place.name}</bdi>${item.place.country && `, ${country(item.place.country)}`}`}
      ${item.hosts.length > 0 && html` · held by ${item.hosts.map((one, place) => html`${place > 0 && ", "}<bdi>${one.name}</bdi>`)}`}
      ${" · "}${many(item.quote_count, "quote")}</p></div></li>`;

/** A person in a line: name, what they were said to be last, how much they said and when. */
export function PersonLine({ item }) {
  const role = item.roles.at(-1);
  return html`<li><p class="when">${item.last_spoke ? day(item.last_spoke) : html`<span class="vague">not heard</span>`}</p>
    <div><a class="title" href=${page("persons", item.id)}><bdi>${item.name}</bdi></a>
      <p class="facts">${role && html`<bdi dir="auto">${role.title}</bdi>${role.country && `, ${country(role.country)}`} · `}${many(item.quote_count, "quote")}</p></div></li>`;
}

const OrganizationLine = ({ item }) => html`<li><p class="when">${number(item.quote_count)}</p>
  <div><a class="title" href=${page("organizations", item.id)}><bdi>${item.name}</bdi></a><p class="facts">${item.country ? `${country(item.country)} · ` : ""}${many(item.quote_count, "quote")}</p></div></li>`;

const SourceLine = ({ item }) => html`<li><p class="when">${item.published ? day(item.published) : html`<span class="vague">undated</span>`}</p>
  <div><a class="title" href=${page("sources", item.id)}><bdi dir="auto">${item.title ?? item.id}</bdi></a>
    <p class="facts">${words(item.kind)}${item.publisher && html` · <bdi>${item.publisher}</bdi>`} · ${many(item.quote_count, "quote")}</p></div></li>`;
