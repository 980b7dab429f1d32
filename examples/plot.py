"""Quotes by month and sector, drawn from the API: run whole (`python examples/plot.py ADDRESS FILE`) or cell by cell.

It needs matplotlib, and nothing else that does not come with Python.
"""

# %% What to ask, and where the picture goes
import json
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

from matplotlib import pyplot as plt

API = sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000"
FILE = sys.argv[2] if len(sys.argv) > 2 else "quotes-by-month.svg"
MOST = 6  # sectors with a colour of their own


# %% Everything that matches: NDJSON is a record a line, and has no pages
def quotes(**asked: str) -> Iterator[dict[str, Any]]:
    """The quotes that a question finds, one after another, however many they are."""
    with urlopen(f"{API}/v1/quotes.ndjson?{urlencode(asked)}") as lines:
        yield from map(json.loads, lines)


# %% Count by month and sector. A date is not always a day: what may lie in several months is given to none
found: Counter[tuple[str, str]] = Counter()
vague = 0
for quote in quotes(view="compact", distinct="true"):
    said = quote["said"]["edtf"] or ""
    try:
        month = date.fromisoformat(said).strftime("%Y-%m")
    except ValueError:
        vague += 1
        continue
    found.update((month, sector["label"]) for sector in quote["sectors"])

# %% The months without a gap, and the sectors named most often
months = sorted({month for month, _ in found})
if not months:
    sys.exit("No quote here has a sector and a day.")
first, last = (12 * int(month[:4]) + int(month[5:]) - 1 for month in (months[0], months[-1]))
months = [f"{number // 12}-{number % 12 + 1:02}" for number in range(first, last + 1)]
totals = Counter({sector: sum(found[month, sector] for month in months) for _, sector in found})
sectors = [sector for sector, _ in totals.most_common(MOST)]

# %% Draw
plt.rcParams["svg.fonttype"] = "none"  # text stays text
figure, axes = plt.subplots(figsize=(9, 4.5), layout="constrained")
ground = [0] * len(months)
for sector in sectors:
    heights = [found[month, sector] for month in months]
    axes.bar(months, heights, bottom=ground, label=f"{sector} ({totals[sector]})")
    ground = [below + height for below, height in zip(ground, heights, strict=True)]
axes.set_title("Quotes by month and sector")
axes.set_xlabel(f"{vague} quotes whose date is not a day are left out")
axes.set_ylabel("quotes that name it")
axes.tick_params(axis="x", rotation=60)
figure.legend(loc="outside right upper")
figure.savefig(FILE)
print(f"{FILE}: {sum(totals[sector] for sector in sectors)} mentions of {len(sectors)} sectors in {len(months)} months")
