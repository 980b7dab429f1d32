/** Who speaks with whom: people at the same events, drawn, and as a table with the same figures. */
import { Also } from "../parts/also.js";
import { at, page, toggled } from "../addresses.js";
import { Asked } from "../parts/filters.js";
import { Failure, Loading } from "../parts/states.js";
import { go } from "../router.js";
import { html } from "../html.js";
import { many, number } from "../say.js";
import { Page } from "../parts/page.js";
import { placed, SIZE } from "../parts/layout.js";
import { Search } from "../parts/search.js";
import { useAnswer } from "../api.js";

export function Network({ query }) {
  const address = at("/v1/network", query);
  const answer = useAnswer(address);
  const { data, problem } = answer;
  const add = (one) => go(at("/network", toggled(query, one.type, one.id)));
  return html`<${Page} title="Network" name="Who speaks with whom">
    <div class="pickers">
      <${Search} id="middle" label="Put somebody in the middle" types=${["person"]} onPick=${add} />
      <${Search} id="subject" label="Speaking of a sector or topic" types=${["sector", "topic"]} onPick=${add} />
    </div>
    <${Asked} path="/network" query=${query} />
    ${problem ? html`<${Failure} ...${answer} />` : !data ? html`<${Loading} what="the network" />` : data.nodes.length === 0 ? html`<p class="quiet">No two people spoke at the same event.</p>` : html`
      <p>${many(data.total_nodes, "person", "people")} who spoke at ${many(data.events, "event")} with others${data.nodes.length < data.total_nodes && `; the ${number(data.nodes.length)} who did most are shown`}${!data.exact && ", of the newest quotes"}.</p>
      <${Picture} network=${data} />
      <${Pairs} network=${data} />
      <${Also} address=${address} forms=${[["SVG", at("/v1/network.svg", query)]]} />`}
  </${Page}>`;
}

function Picture({ network }) {
  const { nodes, edges } = network;
  const places = placed(nodes, edges);
  const most = Math.max(...nodes.map((one) => one.quotes));
  return html`<figure class="network"><svg viewBox=${`0 0 ${SIZE} ${SIZE * 0.62}`} aria-hidden="true" focusable="false">
    ${edges.map((one) => {
      const [a, b] = [places.get(one.source), places.get(one.target)];
      return html`<line x1=${a.x} y1=${a.y} x2=${b.x} y2=${b.y} stroke-width=${Math.min(5, 0.6 + one.weight * 0.6)} />`;
    })}
    ${nodes.map((one) => {
      const { x, y } = places.get(one.id);
      const radius = 3.5 + 6 * Math.sqrt(one.quotes / most);
      return html`<a href=${page("persons", one.id)} tabindex="-1"><circle class=${one.centre ? "centre" : ""} cx=${x} cy=${y} r=${radius} />
        <text x=${x + radius + 3} y=${y + 3.5}>${one.name}</text></a>`;
    })}
  </svg></figure>`;
}

function Pairs({ network }) {
  const names = new Map(network.nodes.map((one) => [one.id, one.name]));
  const person = (id) => html`<a href=${page("persons", id)}><bdi>${names.get(id)}</bdi></a>`;
  return html`<div class="wide" tabindex="0" role="region" aria-label="Pairs"><table><caption class="unseen">Pairs of people by the events at which both spoke</caption>
    <thead><tr><th scope="col">Who</th><th scope="col">With whom</th><th scope="col" class="figure">Events</th><th scope="col">Both on</th><td></td></tr></thead>
    <tbody>${network.edges.slice(0, 100).map((one) => html`<tr><td>${person(one.source)}</td><td>${person(one.target)}</td><td class="figure">${number(one.weight)}</td>
      <td>${one.sectors.map((sector) => sector.label).join(", ")}</td>
      <td><a href=${at("/compare", { person: [one.source, one.target] })}>compare<span class="unseen"> ${names.get(one.source)} and ${names.get(one.target)}</span></a></td></tr>`)}</tbody></table>
    ${network.total_edges > 100 && html`<p class="quiet">The first 100 of ${number(network.total_edges)} pairs.</p>`}</div>`;
}
