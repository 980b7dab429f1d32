/** The API's client: one question at a time and place, answers kept a minute, whatever fails as a problem. */
import { useEffect, useState } from "./html.js";

const MINUTE = 60_000;
const MOST = 60;
const kept = new Map();
const ASKED = new Set(["id", "value", "exact"]); // what is asked with stays as it is

/** A string whose isolates (U+2066 to U+2068) are closed: the end of an element would close one of them and not its own. */
function closed(name, value) {
  if (typeof value !== "string" || ASKED.has(name) || !/[\u2066-\u2068]/.test(value)) return value;
  let open = 0;
  for (const letter of value) open = letter === "\u2069" ? Math.max(0, open - 1) : open + /[\u2066-\u2068]/.test(letter);
  return value + "\u2069".repeat(open);
}

/** Ask; rejects with a problem of RFC 9457. */
export async function ask(address, { body, signal } = {}) {
  const sent = body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  let response;
  try {
    response = await fetch(address, { ...sent, signal, headers: { Accept: "application/json", ...sent.headers } });
  } catch (failure) {
    if (signal?.aborted) throw failure;
    throw { title: "The service cannot be reached", detail: "It may be starting, or the connection is gone. Try again in a moment." };
  }
  const answer = await response.text().then((text) => JSON.parse(text, closed)).catch(() => null);
  if (!response.ok || answer === null) {
    throw { status: response.status, request_id: response.headers.get("X-Request-ID"), title: "The answer cannot be read", ...answer };
  }
  return answer;
}

/** `{data, problem, loading}` of an address; while it changes, the last data stay. Null asks nothing. */
export function useAnswer(address) {
  const [answer, set] = useState(() => ({ address, data: fresh(address) }));
  const [tries, again] = useState(0);
  useEffect(() => {
    if (address === null) return undefined;
    const known = fresh(address);
    if (known) {
      set({ address, data: known });
      return undefined;
    }
    const stop = new AbortController();
    ask(address, { signal: stop.signal }).then(
      (data) => {
        keep(address, data);
        set({ address, data });
      },
      (problem) => stop.signal.aborted || set({ address, problem }),
    );
    return () => stop.abort();
  }, [address, tries]);
  const settled = answer.address === address && (answer.data || answer.problem);
  return {
    data: answer.data,
    problem: settled ? answer.problem : undefined,
    loading: address !== null && !settled,
    again: () => {
      set({ address, data: undefined });
      again(tries + 1);
    },
  };
}

function fresh(address) {
  const one = kept.get(address);
  return one && Date.now() - one.since < MINUTE ? one.data : undefined;
}

function keep(address, data) {
  kept.delete(address);
  kept.set(address, { data, since: Date.now() });
  if (kept.size > MOST) kept.delete(kept.keys().next().value);
}
