"""Small words around verbs of saying: what stands before, behind and between a verb and its subject."""

import re

from app.extraction.english.small_words import CALENDAR, PREPOSITIONS
from app.extraction.wordlists import words

BE = words("is are was were be been being ’s 's")
IS_HOW = (["is", "how"], ["was", "how"])
"""What may stand between a quotation and its clause: “We agreed” is how Park put it."""
JOINS = words("and but or then to by as")
"""What stands before a verb whose subject is that of the whole sentence: "smiled and said"."""
GOES_ON = words("and but then")
"""What joins a verb to the one before it."""
PLAIN_BEFORE = words(
    "to will would could can may might did does do they i we you who not ’ll 'll ’d 'd should must t ’t"
)
"""What a verb without an ending follows; anything else makes it a noun: "the report"."""
OPEN_SENTENCES = words("said says added adds wrote writes noted continued")
"""Verbs that open a sentence with their subject behind: "Said Park: …"."""
INVERTED = words("say write add explain note argue report")
"""Lemmas whose subject may follow behind a comma: "…, said Park."."""
SAME_AS_PAST = words("read put")
ALSO_NOUNS = words(
    "states claims reports remarks comments notes demands orders requests offers answers calls charges promises"
)
"""Verbs that are nouns behind a name which describes them: "many Baltic states"."""
BEFORE_NOUNS = words("in of from among between many most other several some all both these those such")
"""What stands before a name that describes a noun."""
PASSIVE = words("asked told quoted")
"""Verbs whose speaker stands behind "by"."""
HEARD = words("heard hears hear saw watched let had made helped")
"""Verbs whose object does what a plain verb says: "heard Park say"."""
BACK_OR_IN = words("back in up off")
"""What makes a verb one of answering: "hit back", "cut in"."""
WAS = words("was is were are came")
"""What joins a quotation with what it was: “We agreed” was Park’s answer."""
FOR = words("for to")
"""What stands before whose view a sentence tells: "for Park, the plan is …"."""
WANTING = words("want wants wanted")
"""What makes "to know" a question: “Have we agreed?” Park wanted to know."""
INWARD = words("think feel say wonder")
IMAGINED = words("imagined imagines imagine supposed supposes pretended pretends")
"""Verbs whose subject puts words into somebody's mind: "Lind supposed Park thought: …"."""
SUBORDINATE = PREPOSITIONS | words("when while as if because although though once")
"""What opens a clause in front of the main one."""
BEFORE_SUBORDINATE = words("ever even just only long soon shortly")
VIEWS = words("words view opinion telling")
"""Nouns with which a sentence says whose it is: "in the words of Park", "in Park’s view"."""
LINKED = words("close loyal familiar next hostile friendly sympathetic")
"""Adjectives between a noun and its link: "a source close to the ministry"."""
LINKS = words("of for at from with in to on by near inside within among")
"""What links a noun with another behind it: "a spokesman for the ministry"."""

BARE = words("say tell add argue insist claim contend warn concede joke predict note admit acknowledge maintain assert")
"""Lemmas that take a statement without "that"."""
FINITE = words("""
    is are was were has have had will would can could should must may might do does did ’s 's ’ll 'll ’d 'd ’re 're ’ve
    isn aren wasn weren won wouldn couldn cannot shouldn didn doesn don remains remained needs wants wanted
""")
"""Verb forms that make a statement of a stretch."""
UNREAL = words("not n't ’t t never to would could should may might will if")
"""What says before a verb of saying that nothing has been said."""
TIMES = frozenset(word.lower() for word in CALENDAR) | words("today yesterday earlier later again also")
"""Words of time between a verb and its statement: "said Thursday the talks …"."""

BEFORE_SUBJECT = words("and but that when while as after before how whether why because where though although until")
"""What may stand right before the subject of a clause."""
BEFORE_SEVERAL = words("both and but that when while as if")
"""What may stand right before several subjects: "both Kim and Park"."""
SIGNED = words("by from of")
"""What stands before whose letter or statement it is."""
ADJUNCTS = PREPOSITIONS | words("as when while") | frozenset(day.lower() for day in CALENDAR)
"""What may follow a clause that says no more than who spoke, when and where."""
PAST = ("ed", "said", "says", "told", "tells", "wrote", "writes")
"""Endings of verbs that say that somebody has spoken."""
NOT_FINITE = words("to not ’t")
"""What stands before a verb that does not say that somebody has spoken."""
ANSWERING = words("answer reply respond retort rejoin counter")
"""Lemmas by which a hearer speaks."""
HEARING = words("tell ask inform warn assure remind urge question")
"""Lemmas with a hearer behind them."""
ASKING = words("ask inquire query question")
"""Lemmas behind which somebody else answers."""

PIECE_END = re.compile(r",|;| — | – |\s(?:and|said|says|told|added)\b|[.!?](?=\s|\Z)|[\"“”()\n]")
"""Where a piece of an apposition ends."""
BEHIND = re.compile(
    r"(?:\s\([^()\n]{1,40}\))?[ ]{0,3},\s+(?:\d{1,3},\s+)?"
    r"(?:who (?:is|was|serves as)\s+)?(?:also |now |currently |then |then-)?"
    r"(?:the |a |an |its |(?:her|his|their) (?=(?:[A-Z]\w+ )?counterpart))?"
)
"""What opens an apposition behind a name."""
NEXT_PIECE = re.compile(r"(?:,\s+(?:and\s+)?|\s+and\s+)(?:the |a |an )?(?:also )?")
OPENING = re.compile(r"[’']s?\s+|\b(?:the|an?|its|his|her|their|one|another)\s+", re.IGNORECASE)
"""What opens an apposition before a name."""
LINK = re.compile(r"\s+(?:of|for|at|in|on|to|with|from)\s+(?:the\s+|a\s+)?")
"""What links a title with its body."""
