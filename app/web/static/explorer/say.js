/** Values in words: dates as vague as they are, countries, languages, numbers. */

const regions = new Intl.DisplayNames("en", { type: "region" });
const languages = new Intl.DisplayNames("en", { type: "language" });
const numbers = new Intl.NumberFormat("en");
const MONTHS = "January February March April May June July August September October November December".split(" ");
const PARTS = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter", 33: "first quarter of", 34: "second quarter of", 35: "third quarter of", 36: "fourth quarter of", 40: "first half of", 41: "second half of" };

const named = (names) => (code) => {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
};

export const country = named(regions);
export const language = named(languages);
export const number = (value, exact = true) => (exact ? "" : "over ") + numbers.format(value);
export const many = (value, one, several = `${one}s`, exact = true) => `${number(value, exact)} ${value === 1 ? one : several}`;
export const percent = (value) => `${Math.round(value * 100)}\u00a0%`;

/** An id of a vocabulary as words. */
export const words = (id) => (id ?? "").replaceAll("-", " ").replaceAll("_", " ");

/** A plain year, month or day. */
export function day(text) {
  const [year, month, date] = text.split("-");
  if (!month) return year;
  if (PARTS[month]) return `${PARTS[month]} ${year}`;
  return `${date ? `${Number(date)} ` : ""}${MONTHS[month - 1] ?? month} ${year}`;
}

/** The reader's own day, as the API takes it. */
export function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** `{text, vague}` of a date in EDTF; what is not known here stays as written. */
export function date(edtf) {
  if (!edtf) return { text: "undated", vague: true };
  const about = /[~?%]/.test(edtf) ? "about " : "";
  const plain = edtf.replace(/[~?%]/g, "");
  const set = /^\[(.*?)\.\.(.*)\]$/.exec(plain);
  if (set) return { text: about + between(set[1], set[2], "a day between", "and"), vague: true };
  const span = /^([\d.-]*)\/([\d.-]*)$/.exec(plain);
  if (span) return { text: about + between(span[1].replace("..", ""), span[2].replace("..", ""), "", "to"), vague: true };
  if (!/^\d{4}(-\d\d(-\d\d)?)?$/.test(plain)) return { text: edtf, vague: true };
  return { text: about + day(plain), vague: Boolean(about) || plain.length < 10 };
}

function between(first, last, before, and) {
  if (!first) return `by ${day(last)}`;
  if (!last) return `from ${day(first)} on`;
  const [year, month] = last.split("-");
  const short = first.length === 10 && last.length === 10 && first.startsWith(`${year}-${month}`) ? String(Number(first.slice(8))) : day(first);
  return `${before} ${short} ${and} ${day(last)}`.trim();
}
