/** What every module draws with: the one place that knows the vendored library. */
export { html, render, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./vendor/preact-htm.js";
