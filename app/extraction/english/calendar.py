"""The English words of the calendar, and those that tell whether a day is gone or yet to come."""

from app.extraction.wordlists import words

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
          "November", "December")  # fmt: skip
MONTH_ABBREVIATIONS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sept": 9, "Sep": 9, "Oct": 10,
    "Nov": 11, "Dec": 12,
}  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY_ABBREVIATIONS = {
    "Mon": 0, "Tues": 1, "Tue": 1, "Wed": 2, "Thurs": 3, "Thur": 3, "Thu": 3, "Fri": 4, "Sat": 5, "Sun": 6,
}  # fmt: skip
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
}  # fmt: skip
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}

DEICTIC = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
"""Days on from the source's; the others ("today", "this morning") mean the source's own."""

VERBS_IN_S = words("was is has does")
"""Words in -s that a year may stand before and that count nothing."""

VERBS_TOO = words("March May")
"""Months that are also verbs or surnames: alone they are dates only behind a preposition."""

SINCE = words("since until till by during from through throughout of before after early late")
"""Prepositions that make a month of "March" and "May"."""

AFTER_MAY = words("and when with for after in to as at on but or that while")
"""What may follow "since May": any other word could be what a person called May did."""

BEFORE_YEAR = words("""
    in since by until till of from to through during before after the early late mid and year its his her their our
    for around about despite a between circa
""")

COUNTED = words("""
    won dollars euros yen yuan people troops soldiers percent tons tonnes hours GMT UTC KST local km
    kilometers kilometres miles meters metres feet million billion Agenda Vision
""")
"""What makes a number of "2000" that could be a year: "2000 GMT", "the 2030 Agenda"."""

NAMED_AFTER = words("""
    attack attacks terror terrorist massacre uprising movement revolution coup war incident hijackings pogrom
    independence
""")
"""Days known by name whose year nobody writes: "the Oct. 7 attacks" is no day of the last twelve months."""

BEFORE_NAMED_WEEKDAY = words("""
    Bloody Black Super Good Ash Easter Palm Cyber Giving Maundy Holy Fat Shrove Whit Casual Freaky Every every each
    any Fridays
""")
AFTER_NAMED_WEEKDAY = words("Times Telegraph Express Mirror Mail Post Review School Island Night Herald Star prayers")
"""Around a weekday these make a name or a habit of it: "Black Friday", "the Sunday Times", "every Monday"."""

APPROXIMATE_BEFORE = words("than over least under nearly almost about around roughly some up")
"""Before "two weeks ago" these leave no bounds that could be stated."""

WILL = words("""
    will won't shall 'll scheduled slated due expected poised upcoming forthcoming ahead tentatively looming next
    opens begins starts meets kicks convenes resumes arrives heads
""")
"""Words that place a day in the future."""

PLANS = words("""
    agreed plan plans planned planning set expected due scheduled slated wants hopes hoping invited decided vowed
    pledged likely is are was were about going ready prepares preparing intends intended promised offered asked
    urged proposed poised
""")
"""Before "to" and a verb these place a day in the future: "agreed to meet on Friday"."""

NOT_VERBS = words("the a an his her its their our this that these those all both each reporters")
"""After "to" these are no verb: "spoke to the press"."""

WAS = words("""
    said told met held was were had did spoke took came went began ran won led made gave saw left sent brought
    became wrote sought paid kept flew put says asked since after following
""")
"""Words that place a day in the past, beside those that end in -ed."""

NO_PARTICIPLE = words("need indeed speed feed red seed breed proceed succeed exceed bed embed")
"""Words in -ed that are no past tense."""
