/** A person: names in every script, roles over time, what they said on which sector, with whom they spoke. */
import { Also } from "../parts/also.js";
import { at, page } from "../addresses.js";
import { country, day, language, many, words } from "../say.js";
import { Failure, Loading, Waiting } from "../parts/states.js";
import { html } from "../html.js";
import { Page } from "../parts/page.js";
import { Quotes, Role } from "../parts/quote.js";
import { Ranked } from "../parts/charts.js";
import { RolesLine } from "../parts/roles.js";
import { useAnswer } from "../api.js";
import { When } from "../parts/dates.js";

export function PersonPage({ id, query }) {
  const address = page("v1/persons", id);
  const answer = useAnswer(address);
  if (!answer.data) return html`<${Waiting} answer=${answer} what="the person" />`;
  const person = answer.data;
  const latest = person.roles.findLast((one) => one.status !== "former") ?? person.roles.at(-1);
  return html`<${Page} title=${person.name} kicker="Person">
    <p class="lead">${latest && html`<bdi dir="auto">${latest.title}</bdi>${latest.country && `, ${country(latest.country)}`}. `}
      ${person.quote_count === 0 ? "Spoken of in the sources; not quoted." : `${many(person.quote_count, "quote")}${spoke(person)}.`}</p>
    ${person.confusable_with.length > 0 && html`<p class="note">Not to be confused with ${person.confusable_with.map((one, at) => html`${at > 0 && ", "}<a href=${page("persons", one)}>${words(one)}</a>`)}, whose name looks alike.</p>`}
    <${Names} person=${person} />
    <${Roles} id=${id} person=${person} />
    ${person.quote_count > 0 && html`<${Positions} id=${id} query=${query} /><${Others} id=${id} />`}
    <${Also} address=${address} forms=${[["Quotes", at("/v1/quotes", { person: id })], ["Quotes as CSV", at("/v1/quotes.csv", { person: id })], ["Events as calendar", at("/v1/events.ics", { person: id })], ["Feed", at("/v1/quotes.atom", { person: id })], ["Brief", at("/v1/quotes.html", { person: id })], ["JSON-LD", `${address}.jsonld`]]} />
  </${Page}>`;
}

function spoke({ first_spoke, last_spoke }) {
  if (!first_spoke || !last_spoke) return "";
  return first_spoke === last_spoke ? `, on ${day(first_spoke)}` : `, from ${day(first_spoke)} to ${day(last_spoke)}`;
}

function Names({ person }) {
  if (person.names.length + person.identifiers.length === 0) return null;
  return html`<section><h2>Names</h2><ul class="names" role="list"><li><bdi>${person.name}</bdi> <span class="quiet">as first written</span></li>
    ${person.names.map((one) => html`<li><bdi lang=${one.language ?? undefined} dir="auto">${one.name}</bdi> <span class="quiet">${one.language ? language(one.language) : ""}</span></li>`)}
    ${person.identifiers.map((one) => html`<li><code>${one.scheme}:${one.identifier}</code></li>`)}</ul></section>`;
}

function Roles({ id, person }) {
  const said = useAnswer(person.quote_count ? at("/v1/quotes", { person: id, sort: "date", view: "compact", limit: 500 }) : null);
  if (person.roles.length === 0) return html`<section><h2>Roles</h2><p class="quiet">No source states one.</p></section>`;
  return html`<section><h2>Roles</h2>
    ${said.data && html`<${RolesLine} quotes=${said.data.items} />`}
    <ul class="plainly" role="list">${person.roles.map((one) => html`<li><bdi dir="auto">${one.title}</bdi>
      <span class="quiet"> ${[one.status, one.office && words(one.office), one.country && country(one.country)].filter(Boolean).join(", ")}</span>
      ${one.organization && html`, <a href=${page("organizations", one.organization.id)}><bdi>${one.organization.name}</bdi></a>`}
      ${(one.start_date || one.end_date) && html` · ${one.start_date && html`since <${When} value=${one.start_date} />`} ${one.end_date && html`ended <${When} value=${one.end_date} />`}`}
      ${" · "}<a href=${page("sources", one.source)}>source<span class="unseen"> of “${one.title}”</span></a></li>`)}</ul></section>`;
}

/** Quotes in order, of one sector or topic if one is chosen in the address. */
function Positions({ id, query }) {
  const [sector, topic] = [query.get("sector"), query.get("topic")];
  const path = page("persons", id);
  const address = at(`${page("v1/persons", id)}/positions`, { sector, topic, view: "compact", limit: 50, facets: ["sector", "topic"], facet_limit: 30 });
  const answer = useAnswer(address);
  if (answer.problem) return html`<${Failure} ...${answer} />`;
  if (!answer.data) return html`<${Loading} what="what they said" />`;
  const { items, facets, next, role_now, total } = answer.data;
  const subjects = [...facets.sector.map((one) => ({ ...one, by: "sector" })), ...facets.topic.map((one) => ({ ...one, by: "topic" }))];
  return html`<section aria-busy=${answer.loading ? "true" : "false"}><h2>What they said, in order</h2>
    ${subjects.length > 0 && html`<nav aria-label="By subject"><ul class="subjects" role="list">
      <li><a href=${path} aria-current=${!sector && !topic ? "true" : undefined}>everything</a></li>
      ${subjects.map((one) => html`<li key=${one.by + one.id}><a href=${at(path, { [one.by]: one.id })} aria-current=${(one.by === "sector" ? sector : topic) === one.id ? "true" : undefined}>${one.label} <span class="count">${one.count}</span></a></li>`)}</ul></nav>`}
    <p class="unseen" role="status">${many(total, "quote")}</p>
    ${role_now && html`<p class="quiet">Each with the role of that day; as last stated: <${Role} role=${role_now} />.</p>`}
    <${Quotes} items=${items.map((one) => one.quote)} plain=${["speaker"]} />
    ${next && html`<p><a href=${at("/quotes", { person: id, sector, topic, sort: "date" })}>All ${many(total, "quote")}</a></p>`}
    <p class="quiet"><a href=${address}>These positions as JSON</a></p></section>`;
}

function Others({ id }) {
  const { data } = useAnswer(at("/v1/network", { person: id, limit: 13 }));
  if (!data || data.nodes.length < 2) return null;
  const names = new Map(data.nodes.map((one) => [one.id, one.name]));
  const others = data.edges.filter((one) => one.source === id || one.target === id)
    .map((one) => ({ id: one.source === id ? one.target : one.source, count: one.weight }))
    .map((one) => ({ ...one, label: names.get(one.id) }));
  if (others.length === 0) return null;
  return html`<section><h2>Who spoke at the same events</h2><p class="quiet">By how many.</p><${Ranked} rows=${others.map((one) => ({ ...one, href: page("persons", one.id) }))} />
    <p><a href=${at("/network", { person: id })}>Who speaks with whom</a> · <a href=${at("/compare", { person: [id, others[0].id] })}>Compare with <bdi>${others[0].label}</bdi></a></p></section>`;
}
