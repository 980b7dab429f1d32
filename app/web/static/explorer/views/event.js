/** An event: when, where, who held it, who spoke as what, and the quotes in the order they were said. */
import { Also } from "../parts/also.js";
import { at, leads, page } from "../addresses.js";
import { country, many, words } from "../say.js";
import { Failure, Loading, Waiting } from "../parts/states.js";
import { html } from "../html.js";
import { Origin } from "./quote.js";
import { Page } from "../parts/page.js";
import { Quotes, Subjects } from "../parts/quote.js";
import { useAnswer } from "../api.js";
import { When } from "../parts/dates.js";

export function EventPage({ id }) {
  const address = page("v1/events", id);
  const answer = useAnswer(address);
  if (!answer.data) return html`<${Waiting} answer=${answer} what="the event" />`;
  const event = answer.data;
  const { place } = event;
  return html`<${Page} title=${event.name} kicker=${`${words(event.kind)}${event.ordinal ? `, number ${event.ordinal}${event.series && event.series !== event.name ? ` of ${event.series}` : ""}` : ""}`}>
    <dl class="pairs lead">
      <dt>When</dt><dd><${When} value=${event.date} />${event.date.as_written && html` <span class="quiet">as written “<bdi dir="auto">${event.date.as_written}</bdi>”</span>`}</dd>
      ${place && html`<dt>Where</dt><dd><bdi dir="auto">${place.name}</bdi>${place.country && html`, <a href=${at("/events", { place_country: place.country })}>${country(place.country)}</a>`}</dd>`}
      ${event.hosts.length > 0 && html`<dt>Held by</dt><dd>${event.hosts.map((one, at) => html`${at > 0 && ", "}<a href=${page("organizations", one.id)}><bdi>${one.name}</bdi></a>`)}</dd>`}
      ${event.occasion && html`<dt>Occasion</dt><dd><bdi dir="auto">${event.occasion.text}</bdi></dd>`}
      ${event.sectors.length + event.topics.length > 0 && html`<dt>About</dt><dd class="tags"><${Subjects} of=${event} /></dd>`}
    </dl>
    <div class="columns">
      <section><h2>Who took part</h2>${event.participants.length === 0 ? html`<p class="quiet">The sources name nobody.</p>` : html`<ul class="plainly" role="list">${event.participants.map((one) => html`<li>
        <a href=${page("persons", one.person.id)}><bdi>${one.person.name}</bdi></a>${one.role && html`, <bdi dir="auto">${one.role.title}</bdi>${one.role.country && ` (${country(one.role.country)})`}`} <span class="quiet">${one.part}</span></li>`)}</ul>`}
        ${event.participant_count > event.participants.length && html`<p class="quiet">The first of ${many(event.participant_count, "participant")}.</p>`}</section>
      <section><h2>Sources</h2><ul class="plainly" role="list">${event.sources.map((one) => html`<li><${Origin} source=${one} /> <span class="quiet">${one.why}</span></li>`)}</ul></section>
    </div>
    <${Said} id=${id} />
    ${event.related.length > 0 && html`<section><h2>Related events</h2><ul class="plainly" role="list">${event.related.map((one) => html`<li><bdi dir="auto">${one.name}</bdi>, ${words(one.kind)}${one.date && html`, <${When} value=${one.date} />`}${one.place && html`, <bdi>${one.place.name}</bdi>`}</li>`)}</ul></section>`}
    ${event.mentions.length > 0 && html`<section><h2>Also spoken of</h2><p>${event.mentions.map((one, at) => html`${at > 0 && ", "}${one.id && one.type !== "country" ? html`<a href=${leads(one.type, one.id)}><bdi>${one.name}</bdi></a>` : html`<bdi>${one.name}</bdi>`}`)}</p></section>`}
    <${Also} address=${address} forms=${[["Quotes", at("/v1/quotes", { event: id })], ["Quotes as CSV", at("/v1/quotes.csv", { event: id })], ["Calendar", at("/v1/events.ics", { id })], ["Feed", at("/v1/quotes.atom", { event: id })], ["Brief", at("/v1/quotes.html", { event: id })], ["JSON-LD", `${address}.jsonld`]]} />
  </${Page}>`;
}

function Said({ id }) {
  const answer = useAnswer(at("/v1/quotes", { event: id, sort: "order", view: "compact", limit: 100 }));
  if (answer.problem) return html`<${Failure} ...${answer} />`;
  if (!answer.data) return html`<${Loading} what="what was said" />`;
  const { items, total, next } = answer.data;
  return html`<section><h2>What was said, in order</h2>
    ${items.length === 0 ? html`<p class="quiet">No quote was found in the sources.</p>` : html`<${Quotes} items=${items} plain=${["event"]} />`}
    ${next && html`<p><a href=${at("/quotes", { event: id, sort: "order" })}>All ${many(total, "quote")}</a></p>`}</section>`;
}
