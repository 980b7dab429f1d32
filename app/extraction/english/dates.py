"""The English forms of dates in the order in which they are tried: the longer before what it contains."""

from app.extraction.english import days, stretches
from app.extraction.english.date_forms import ANY_WEEKDAY, MONTH, S
from app.extraction.english.tense import tense_around

FORMS = (*days.NUMBERED, *stretches.MONTHS, *days.NAMED, *stretches.LONGER)

_UNIT = r"(?:day|week|month|quarter|year)"
START = (
    rf"(?=\d|Q[1-4]|{MONTH}|{ANY_WEEKDAY}|[Ii]n{S}[JFMASOND]|(?:[Ff]rom|[Bb]etween){S}[JFMASOND]"
    rf"|(?i:early|mid|late|end|beginning|start|middle|last|this|next|past|coming|week|over|during|earlier|later)"
    rf"|(?i:the{S}day{S}|yesterday|to(?:day|night|morrow)|first|second|third|fourth)"
    rf"|(?i:an?|one|two|three|four|five|six|seven|eight|nine|ten){S}{_UNIT})"
)
"""What any form begins with: most words of a text are passed over by this alone."""

TENSE = tense_around
