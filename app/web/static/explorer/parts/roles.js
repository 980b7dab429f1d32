/** Roles over time as a line: on which days quotes state each. Between two days nothing is stated, and that is dashed. */
import { html } from "../html.js";
import { date } from "../say.js";

const WIDTH = 720;
const ROW = 26;

export function RolesLine({ quotes }) {
  const rows = rolesBy(quotes);
  const days = rows.flatMap((one) => one.days);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  if (rows.length < 2 || first === last) return null; // one role, or one day, is said as well in words
  const x = (day) => 8 + ((day - first) / (last - first)) * (WIDTH - 16);
  return html`<figure class="roles"><svg viewBox=${`0 0 ${WIDTH} ${rows.length * ROW}`} role="img" aria-label=${`Roles by the days on which quotes state them: ${rows.map((one) => `${one.title}, ${one.days.length} times`).join("; ")}`}>
    ${rows.map((one, place) => {
      const y = place * ROW + 19;
      return html`<text x="0" y=${y - 8}>${one.title}</text>
        <line x1=${x(one.days[0])} x2=${x(one.days.at(-1))} y1=${y} y2=${y} />
        ${one.days.map((day) => html`<circle cx=${x(day)} cy=${y} r="3.5" />`)}`;
    })}
  </svg><figcaption class="axis"><span>${date(iso(first)).text}</span><span>${date(iso(last)).text}</span></figcaption></figure>`;
}

function rolesBy(quotes) {
  const found = new Map();
  for (const { role, said } of quotes) {
    if (!role || !/^\d{4}-\d\d-\d\d$/.test(said.edtf ?? "")) continue;
    if (!found.has(role.title)) found.set(role.title, new Set());
    found.get(role.title).add(Date.parse(said.edtf));
  }
  return [...found].map(([title, days]) => ({ title, days: [...days].sort((a, b) => a - b) }));
}

const iso = (day) => new Date(day).toISOString().slice(0, 10);
