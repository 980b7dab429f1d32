/** Filters that can be seen and taken away, and the values that can be added. */
import { at, toggled, without } from "../addresses.js";
import { country, date, day, language, number, words } from "../say.js";
import { html } from "../html.js";
import { useAnswer } from "../api.js";

export const NAMES = {
  q: "Words", person: "Speaker", country: "Represents", organization: "Organization", office: "Office", role: "Title", sector: "Sector", topic: "Topic",
  subject: "Subject", quote_kind: "Kind of quote", language: "Language", review: "Review", confidence_min: "At least as sure as", event_kind: "Kind of event",
  place_country: "Held in", host: "Host", mentions: "Speaks of", event: "Event", source: "Source", publisher: "Outlet", source_kind: "Kind of source",
  date: "Date", from: "From", to: "To", added_from: "Added from", distinct: "One report of each", year: "Year", month: "Month",
};
const SHOWS = new Set(["cursor", "limit", "view", "facets", "facet_limit", "facet_q", "sort", "lang", "date_match"]);
const DATED = { year: 1, month: 1 };
const RECORDS = { person: "persons", organization: "organizations", host: "organizations", event: "events", source: "sources", sector: "sectors", topic: "topics" };
const SAID = { country, place_country: country, language, date: (edtf) => date(edtf).text, from: day, to: day, quote_kind: words, office: words, event_kind: words, source_kind: words };

export const nameOf = (parameter) => (parameter.startsWith("not_") ? `Not ${(NAMES[parameter.slice(4)] ?? words(parameter.slice(4))).toLowerCase()}` : NAMES[parameter] ?? words(parameter));

/** What is asked, each with a link that takes it away. Labels come from the facets, where they are known. */
export function Asked({ path, query, facets = {} }) {
  const filters = [...query].filter(([name]) => !SHOWS.has(name));
  if (filters.length === 0) return null;
  return html`<ul class="asked" aria-label="Filters" role="list">
    ${filters.map(([name, value]) => html`<li key=${name + value}><${One} name=${name} value=${value} known=${facets[name.replace(/^not_/, "")]} href=${at(path, toggled(name === "date" ? without(query, "date_match") : query, name, value))} /></li>`)}
    ${filters.length > 1 && html`<li><a class="all" href=${path}>Remove all</a></li>`}
  </ul>`;
}

/** A filter by the name of what it asks for; a record that no facet has is asked for its name. */
function One({ name, value, known, href }) {
  const own = name.replace(/^not_/, "");
  const label = known?.find((one) => one.id === value)?.label ?? SAID[own]?.(value);
  const asked = useAnswer(label === undefined && RECORDS[own] ? at(`/v1/${RECORDS[own]}`, { id: value, view: "compact", limit: 1 }) : null);
  const record = asked.data?.items[0];
  const shown = label ?? record?.name ?? record?.label ?? record?.title ?? value;
  return html`<a href=${href} aria-label=${`Remove ${nameOf(name)}: ${shown}`}><span class="name">${nameOf(name)}</span> <bdi dir="auto">${shown}</bdi> <span aria-hidden="true">×</span></a>`;
}

/** Values beside a list; a value that is asked for is marked and taken away by the same link. */
export function Facets({ path, query, facets, shown }) {
  const wide = matchMedia("(min-width: 60rem)").matches;
  const more = Object.values(facets).some((values) => values.length >= shown);
  return html`<nav class="facets" aria-label="Narrow the list"><details open=${wide}><summary>Narrow the list</summary>
    ${Object.entries(facets).map(([name, values]) => values.length > 0 && html`<section key=${name}><h2>${NAMES[name]}</h2>
      <ul role="list">${values.map((one) => html`<li key=${one.id}>${DATED[name] && !/^\d/.test(one.id) ? html`<span class="fixed">${one.label} <span class="count">${number(one.count, one.exact)}</span></span>` : html`<a class=${one.selected ? "selected" : ""} href=${at(path, chosen(query, name, one.id))} aria-current=${one.selected ? "true" : undefined}>
        <bdi>${(DATED[name] ? day : name === "language" ? language : String)(DATED[name] || name === "language" ? one.id : one.label)}</bdi> <span class="count">${number(one.count, one.exact)}</span>${one.selected && html`<span class="unseen"> chosen; take away</span>`}</a>`}</li>`)}</ul></section>`)}
    ${more && html`<p><a href=${at(path, new URLSearchParams([...without(query, "facet_limit"), ["facet_limit", "50"]]))}>More values of each</a></p>`}
  </details></nav>`;
}

function chosen(query, name, value) {
  if (!DATED[name]) return toggled(query, name, value);
  const rest = without(query, "date", "from", "to", "date_match", "cursor");
  if (query.get("date") === value) return rest;
  rest.set("date", value);
  rest.set("date_match", "certain");
  return rest;
}
