"""Function words: what may not be part of a name, and what a reporting clause is made of."""

from app.extraction.english.sentences import OPENERS
from app.extraction.wordlists import words

DETERMINERS = words("a an the this these those his her its their our my your another one some several many")
PREPOSITIONS = words("""
    about above across after against along amid among around as at before behind below beneath beside besides
    between beyond by concerning despite down during except for from in inside into like near of off on onto out
    outside over past per regarding since through throughout to toward towards under until unlike up upon via
    versus with within without
""")
CONJUNCTIONS = words("and but or nor yet so while although though because when if as since until unless where whereas")
RELATIVES = words("who which that whose whom where")
AUXILIARIES = words("""
    has have had having is are was were be been being will would can could may might must shall should do does
    did not n't never also now then later only just even still again already soon once first always often ever
    sometimes instead further too simply merely promptly however therefore subsequently largely himself herself
    themselves itself both all 's ’s ’d 'd ’ll
""")
"""What may stand between a subject and its verb."""
ADVERBS = words("""
    n't never also now then later only just even still again already soon once first always often ever sometimes
    instead further too simply merely promptly however therefore subsequently largely himself herself themselves
    itself both all
""")
"""Those of them that are no verbs."""

HE = words("he him his himself")
SHE = words("she her hers herself")
THEY = words("they them their themselves")
OWNERS = words("his her their its my our your")
OWNED = words("’s 's his her their its")
GENDERED = {"he": "m", "she": "f"}
SUBJECTS = words("he she they it i we you")
NUMBERS = words("""
    two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundreds thousands dozens
    millions half
""")
PREFIXES = words("anti pro non pre post mid ex then")
"""What a hyphen joins with a name: anti-Park."""
LISTING = words("including like them")
"""What stands before one of several who are named: "including Park", "among them Park"."""
QUESTION = words("what who how why when where which whether")

NOT_IN_NAMES = OPENERS | DETERMINERS | PREPOSITIONS | CONJUNCTIONS | RELATIVES | words("""
    according additionally afterwards again ahead almost already always anyone anything asked earlier either
    elsewhere eventually ever every everyone everything few finally fewer following former formerly fortunately
    further furthermore given great hence here hers how indeed instead just knowing last lately later least less
    likewise long maybe more moreover much must my nearly never nevertheless nobody nonetheless nor nothing
    notably now often once ones only other others otherwise ours overall perhaps please previously quite rather
    recently said saying says separately several shall should similarly something soon speaking still today
    tomorrow tonight too unfortunately us was well were whatever whether whoever whom whose why will would
    yesterday yes than according citing noting asked meanwhile is are be been has have had do does did can could let
    enter follow added adds wrote writes noted notes replied continued warned
    having being consider take meet imagine remember forget blame thank
""")  # fmt: skip
"""Capitalised at the head of a sentence, these are not the first word of a name."""

BEFORE_MONTHS = PREPOSITIONS | DETERMINERS | words("last next early late mid every")
"""What stands before a month and no given name: "in June Berg said"."""

CALENDAR = words("""
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August
    September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Mon Tue Wed Thu Fri Sat
    Sun AM PM EDT EST GMT UTC KST
""")
