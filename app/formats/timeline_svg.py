"""A timeline as a picture for a report: bars, a round scale, what is asked, and what could not be drawn."""

from datetime import date

from app.formats.drawing import asked, number, picture, scale, words
from app.schemas import Timeline, TimelineBucket

_WIDTH, _HEIGHT = 960, 400
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 936, 116, 316  # of the bars
_LABELS = 8  # under the bars: more would run into one another
_HIDDEN = ("interval", "date_match")


def draw(timeline: Timeline) -> bytes:
    """The picture as SVG."""
    title = f"Quotes by {timeline.interval}"
    lines = asked(timeline.query, _HIDDEN)
    return picture(_WIDTH, _HEIGHT, title, _description(timeline, lines), [
        f'<text class="title" x="{_LEFT}" y="44">{words(title)}</text>',
        f'<text x="{_LEFT}" y="68">{words(lines)}</text>',
        *_drawn(timeline),
        f'<text x="{_LEFT}" y="{_HEIGHT - 22}">{words(" ".join(_sums(timeline)))}</text>',
    ])  # fmt: skip


def named(bucket: TimelineBucket, interval: str) -> str:
    """What people call a bucket: November 2025, the week of 17 November 2025."""
    start = date.fromisoformat(bucket.start)
    if interval == "year":
        return str(start.year)
    if interval == "month":
        return f"{start:%B} {start.year}"
    day = f"{start.day} {start:%B} {start.year}"
    return f"week of {day}" if interval == "week" else day


def _sums(timeline: Timeline) -> list[str]:
    """What the bars add up to, and what is in none of them."""
    drawn = sum(one.count for one in timeline.buckets)
    sums = [f"{_quotes(drawn)} shown of {timeline.total:,}." if drawn != timeline.total else f"{_quotes(drawn)}."]
    if timeline.vague:
        sums.append(f"{timeline.vague:,} dated too vaguely for one {timeline.interval}.")
    if timeline.undated:
        sums.append(f"{timeline.undated:,} without a date.")
    return sums


def _quotes(count: int) -> str:
    return "1 quote" if count == 1 else f"{count:,} quotes"


def _description(timeline: Timeline, lines: str) -> str:
    """What the picture shows in words, then as a table of one line for each bar."""
    rows = [f"{named(one, timeline.interval)}: {one.count:,}" for one in timeline.buckets if one.count]
    peak = max(timeline.buckets, key=lambda one: one.count, default=None)
    most = [f"Most in {named(peak, timeline.interval)}: {peak.count:,}."] if peak else []
    return "\n".join([f"{lines}. {' '.join([*_sums(timeline), *most])}", *rows])


def _drawn(timeline: Timeline) -> list[str]:
    if not timeline.buckets:
        place = f'x="{(_LEFT + _RIGHT) // 2}" y="{(_TOP + _BOTTOM) // 2}" text-anchor="middle"'
        why = "No quote has a date that is exact enough to be drawn." if timeline.total else "There is no such quote."
        return [f'<text class="strong" {place}>{why}</text>']
    peak = max(timeline.buckets, key=lambda one: one.count)
    ticks = scale(peak.count)
    unit = (_BOTTOM - _TOP) / ticks[-1]
    return [*_grid(ticks, unit), *_bars(timeline, peak, unit), *_dates(timeline)]


def _grid(ticks: list[int], unit: float) -> list[str]:
    lines = []
    for tick in ticks:
        y = number(_BOTTOM - tick * unit)
        lines.append(f'<line class="{"line" if tick else "axis"}" x1="{_LEFT}" x2="{_RIGHT}" y1="{y}" y2="{y}"/>')
        lines.append(f'<text x="{_LEFT - 10}" y="{y}" dy="0.35em" text-anchor="end">{tick:,}</text>')
    return lines


def _bars(timeline: Timeline, peak: TimelineBucket, unit: float) -> list[str]:
    """All bars but the highest as one path: two thousand rectangles would be ten times as large."""
    steps, top = [], ""
    step = _step(timeline)
    width = _bar_width(step)
    for place, bucket in enumerate(timeline.buckets):
        if bucket.count:
            left, height = _LEFT + place * step + (step - width) / 2, max(bucket.count * unit, 1)
            bar = f"M{number(left)} {_BOTTOM}v-{number(height)}h{number(width)}v{number(height)}z"
            if bucket is peak:
                label = f"{named(bucket, timeline.interval)}: {bucket.count:,}"
                top = _topped(bar, (left, left + width), _BOTTOM - height, label)
            else:
                steps.append(bar)
    return [f'<path class="bar" d="{"".join(steps)}"/>', top] if steps else [top]


def _topped(bar: str, sides: tuple[float, float], top: float, label: str) -> str:
    """The highest bar with its name over it, which stays within the picture."""
    left, right = sides
    middle = (left + right) / 2
    half = len(label) * 3.6  # half of its width in pixels, about
    if middle - half < _LEFT:
        anchor, at = "start", left
    elif middle + half > _RIGHT:
        anchor, at = "end", right
    else:
        anchor, at = "middle", middle
    place = f'x="{number(at)}" y="{number(top - 9)}" text-anchor="{anchor}"'
    return f'<path class="peak" d="{bar}"/><text class="strong" {place}>{words(label)}</text>'


def _dates(timeline: Timeline) -> list[str]:
    """Labels under some bars: at round months and years where there are many."""
    step, count = _step(timeline), len(timeline.buckets)
    every = -(-count // _LABELS)
    places = _round_places(timeline, every) or list(range(0, count, every))
    labels = []
    for place in places:
        x = number(_LEFT + (place + 0.5) * step)
        text = _short(date.fromisoformat(timeline.buckets[place].start), timeline.interval, whole=every == 1)
        labels.append(f'<line class="axis" x1="{x}" x2="{x}" y1="{_BOTTOM}" y2="{_BOTTOM + 5}"/>')
        labels.append(f'<text x="{x}" y="{_BOTTOM + 22}" text-anchor="middle">{words(text)}</text>')
    return labels


def _round_places(timeline: Timeline, every: int) -> list[int]:
    """Where months begin a quarter or a year, and years are round; none for days and weeks, or where few are."""
    starts = [date.fromisoformat(one.start) for one in timeline.buckets]
    if timeline.interval == "month" and every > 1:
        month_steps = next(size for size in (3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 12000) if size >= every)
        places = [n for n, one in enumerate(starts) if (one.year * 12 + one.month - 1) % month_steps == 0]
    elif timeline.interval == "year" and every > 1:
        year_steps = next(size for size in (2, 5, 10, 20, 50, 100, 200, 500, 1000, 10000) if size >= every)
        places = [n for n, one in enumerate(starts) if one.year % year_steps == 0]
    else:
        places = []
    return places if len(places) > 2 else []  # noqa: PLR2004 - one or two labels tell no scale


def _short(start: date, interval: str, *, whole: bool) -> str:
    if interval == "year" or (interval == "month" and start.month == 1 and not whole):
        return str(start.year)
    if interval == "month":
        return f"{start:%b} {start.year}"
    return f"{start.day} {start:%b} {start.year}"


def _step(timeline: Timeline) -> float:
    return (_RIGHT - _LEFT) / max(len(timeline.buckets), 6)  # a few bars are not as broad as walls


def _bar_width(step: float) -> float:
    return min(64, step * (0.72 if step > 3 else 1))  # noqa: PLR2004 - under three pixels a gap is a blur
