/** Charts of our own: bars by month, bars by rank. Each has what it shows as words and links beside it. */
import { html } from "../html.js";
import { day, many, number } from "../say.js";

const WIDTH = 720;
const HEIGHT = 120;
/** A bar is never wider than this: a single month would otherwise be a slab across the page. */
const WIDEST = 24;

/** Quotes by time. `to` gives the address of a bucket. */
export function Timeline({ timeline, to }) {
  const { buckets, vague, undated, interval } = timeline;
  if (buckets.length === 0) return html`<p class="quiet">No quote has a date that lies in one ${interval}.</p>`;
  const most = Math.max(...buckets.map((one) => one.count));
  const step = WIDTH / buckets.length;
  const width = Math.min(step * 0.76, WIDEST);
  const label = (one) => day(interval === "year" ? one.start.slice(0, 4) : interval === "month" ? one.start.slice(0, 7) : one.start);
  const [first, last] = [buckets[0], buckets.at(-1)];
  const rest = [vague && `${number(vague)} with a vaguer date`, undated && `${number(undated)} undated`].filter(Boolean);
  return html`<figure class="timeline">
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
      ${buckets.map((one, place) => {
        const height = one.count === 0 ? 1 : Math.max(3, (one.count / most) * (HEIGHT - 6));
        return html`<a href=${to(one)} tabindex="-1"><title>${label(one)}: ${many(one.count, "quote")}</title>
          <rect class="catch" x=${place * step} y="0" width=${step} height=${HEIGHT} />
          <rect class=${one.count ? "bar" : "bar none"} x=${place * step + (step - width) / 2} y=${HEIGHT - height} width=${width} height=${height} /></a>`;
      })}
    </svg>
    <p class="axis" aria-hidden="true"><span>${label(first)}</span><span>at most ${number(most)}</span>${first !== last && html`<span>${label(last)}</span>`}</p>
    <figcaption><details><summary>${many(timeline.total, "quote")} by ${interval}${rest.length > 0 && `, of which ${rest.join(" and ")}`}</summary>
      <table><thead><tr><th scope="col">${interval[0].toUpperCase() + interval.slice(1)}</th><th scope="col" class="figure">Quotes</th></tr></thead>
        <tbody>${buckets.filter((one) => one.count).map((one) => html`<tr><td><a href=${to(one)}>${label(one)}</a></td><td class="figure">${number(one.count)}</td></tr>`)}</tbody></table>
    </details></figcaption>
  </figure>`;
}

/** A ranked list of `{label, count, href}` with bars; the bars say nothing that the figures do not. */
export function Ranked({ rows }) {
  const most = Math.max(1, ...rows.map((one) => one.count));
  return html`<ol class="ranked" role="list">${rows.map((one) => html`<li>
    <a href=${one.href}><bdi>${one.label}</bdi></a>
    <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="bar" width=${Math.max(0.5, (one.count / most) * 100)} height="8" /></svg>
    <span class="figure">${number(one.count, one.exact !== false)}</span></li>`)}</ol>`;
}
