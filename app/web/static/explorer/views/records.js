/** A source and an organization: what is known of it, and the quotes it reports or speaks. */
import { Also } from "../parts/also.js";
import { at, outside, page } from "../addresses.js";
import { country, day, language, many, number, words } from "../say.js";
import { html } from "../html.js";
import { Page } from "../parts/page.js";
import { Quotes } from "../parts/quote.js";
import { useAnswer } from "../api.js";
import { Waiting } from "../parts/states.js";

export function SourcePage({ id }) {
  const address = page("v1/sources", id);
  const answer = useAnswer(address);
  const quotes = useAnswer(at("/v1/quotes", { source: id, sort: "order", view: "compact", limit: 100 }));
  if (!answer.data) return html`<${Waiting} answer=${answer} what="the source" />`;
  const source = answer.data;
  const link = outside(source.url);
  return html`<${Page} title=${source.title ?? source.publisher ?? `Source ${source.id}`} kicker=${words(source.kind)}>
    <dl class="pairs lead">
      ${source.publisher && html`<dt>Outlet</dt><dd><bdi dir="auto">${source.publisher}</bdi></dd>`}
      ${source.issuer && html`<dt>Issued by</dt><dd><bdi dir="auto">${source.issuer}</bdi></dd>`}
      <dt>Published</dt><dd>${source.published ? day(source.published) : html`<span class="vague">not stated</span>`}</dd>
      <dt>Language</dt><dd>${language(source.language)}</dd>
      ${source.url && html`<dt>Address</dt><dd>${link ? html`<a href=${link} rel="noreferrer"><bdi>${source.url}</bdi></a>` : html`<code>${source.url}</code>`}</dd>`}
      ${source.license && html`<dt>Licence</dt><dd>${source.license}</dd>`}
      <dt>Text</dt><dd>${number(source.length)} characters, SHA-256 <code>${source.sha256}</code></dd>
    </dl>
    <section><h2>What it reports, in order</h2>${quotes.data && (quotes.data.items.length ? html`<${Quotes} items=${quotes.data.items} />` : html`<p class="quiet">No quote was found in it.</p>`)}
      ${quotes.data?.next && html`<p><a href=${at("/quotes", { source: id, sort: "order" })}>All ${many(quotes.data.total, "quote")}</a></p>`}</section>
    <${Also} address=${address} forms=${[["Quotes", at("/v1/quotes", { source: id })], ["Quotes as CSV", at("/v1/quotes.csv", { source: id })], ["JSON-LD", `${address}.jsonld`]]} />
  </${Page}>`;
}

export function OrganizationPage({ id }) {
  const address = page("v1/organizations", id);
  const answer = useAnswer(address);
  const quotes = useAnswer(at("/v1/quotes", { organization: id, view: "compact", limit: 20 }));
  if (!answer.data) return html`<${Waiting} answer=${answer} what="the organization" />`;
  const organization = answer.data;
  return html`<${Page} title=${organization.name} kicker="Organization">
    <dl class="pairs lead">
      ${organization.names.length > 0 && html`<dt>Also</dt><dd>${organization.names.map((one, at) => html`${at > 0 && ", "}<bdi lang=${one.language ?? undefined}>${one.name}</bdi>`)}</dd>`}
      ${organization.country && html`<dt>Country</dt><dd>${country(organization.country)}</dd>`}
      ${organization.identifiers.map((one) => html`<dt>${one.scheme}</dt><dd><code>${one.identifier}</code></dd>`)}
    </dl>
    <p><a href=${at("/events", { host: id })}>Events it held</a></p>
    <section><h2>What it and its people said</h2>${quotes.data && (quotes.data.items.length ? html`<${Quotes} items=${quotes.data.items} />` : html`<p class="quiet">No quote in the record.</p>`)}
      ${quotes.data?.next && html`<p><a href=${at("/quotes", { organization: id })}>All ${many(quotes.data.total, "quote")}</a></p>`}</section>
    <${Also} address=${address} forms=${[["Quotes", at("/v1/quotes", { organization: id })], ["Quotes as CSV", at("/v1/quotes.csv", { organization: id })], ["Feed", at("/v1/quotes.atom", { organization: id })], ["Events as calendar", at("/v1/events.ics", { host: id })]]} />
  </${Page}>`;
}
