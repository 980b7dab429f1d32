"""Words around quotation marks that hold no speech: names, titles of works, words spoken of."""

import re

from app.extraction.english.small_words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from app.extraction.wordlists import words

NAMED_SO = words("so-called titled entitled named nicknamed christened headlined subtitled")
"""What stands before the name of a thing: a paper titled “Ports and People”."""

KNOWN_AS = words("known billed marketed listed sold")
"""What stands before "as" and a name: a boat known as “Big Bertha”."""

MAKING = words("sing write")
"""Lemmas that make what right behind them is set as a title: she wrote “Harbour of Home”."""

WORKS = words("commentary column essay op-ed editorial article paper book memoir blog poem novel review report study")
"""Nouns whose title follows in commas: "her column, “A Quiet Port,” is out"."""

EXAMPLES = words("including phrase phrases term terms")
"""What stands before words that are spoken of: the phrase “dead water”."""

WORD_NOUNS = words("""
    word words term terms phrase phrases slogan motto hashtag nickname moniker label acronym name title song single
    album film movie novel show programme play musical poem painting
""")
"""Nouns whose name or example stands behind them in marks: the term “dead water”."""

ASKED = words("asked questioned pressed quizzed")
ABOUT = words("about on over")
"""What stands before words that somebody was asked about: "asked about the “port deal”"."""

SHOWN = WORD_NOUNS | WORKS | words("sign banner placard poster hat shirt t-shirt headline note letter hymn prayer")
"""Nouns for what somebody shows, reads or sings, whose words are another's: "Park held a sign: “No more ships”"."""

SMALL_IN_TITLES = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | words("is are was")
"""Words that a title has in small letters."""

BRACKETED = re.compile(r"[(\[][^()\[\]]+[)\]][.:]?")
"""What a transcript tells of the room: (Laughter.)"""

NOTE = re.compile(r"(?:Follow|Find|Like)\s.+\son\s(?:Twitter|X|Facebook|Instagram|LinkedIn|YouTube|Bluesky)\b")
"""How the note of a page under its article begins."""
