"""Words around quotation marks that hold no speech: names, titles of works, words spoken of."""

from app.extraction.english.small_words import CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from app.extraction.wordlists import words

NAMED_SO = words("so-called titled entitled named nicknamed christened headlined subtitled")
"""What stands before the name of a thing: a paper titled “Ports and People”."""

KNOWN_AS = words("known billed marketed listed sold")
"""What stands before "as" and a name: a boat known as “Big Bertha”."""

WORD_NOUNS = words("""
    word words term terms phrase phrases slogan motto hashtag nickname moniker label acronym name title song single
    album film movie novel show programme play musical poem painting
""")
"""Nouns whose name or example stands behind them in marks: the term “dead water”."""

SMALL_IN_TITLES = DETERMINERS | PREPOSITIONS | CONJUNCTIONS | words("is are was")
"""Words that a title has in small letters."""
