"""Verbs and nouns of saying."""

import re

from app.extraction.wordlists import words

_IRREGULAR = {
    "say": "says said saying", "tell": "tells told telling", "write": "writes wrote written writing",
    "swear": "swears swore sworn swearing", "read": "reads reading", "think": "thinks thought thinking",
    "feel": "feels felt feeling", "begin": "begins began begun beginning", "go": "goes went",
    "speak": "speaks spoke spoken speaking", "put": "puts putting", "hold": "holds held holding",
    "admit": "admits admitted admitting", "quip": "quips quipped quipping", "rebut": "rebuts rebutted rebutting",
    "snap": "snaps snapped snapping", "brag": "brags bragged bragging", "concur": "concurs concurred concurring",
    "plead": "pleads pleaded pled pleading", "sing": "sings sang singing", "mean": "means meant meaning",
    "find": "finds found finding", "open": "opens opened opening", "refer": "refers referred referring",
    "dub": "dubs dubbed dubbing", "blog": "blogs blogged blogging", "quote": "quotes quoted quoting",
    "sum": "sums summed summing", "chat": "chats chatted chatting", "sob": "sobs sobbed sobbing",
    "shoot": "shoots shot shooting", "fire": "fires fired firing", "repeat": "repeats repeated repeating",
    "reveal": "reveals revealed revealing", "label": "labels labeled labelled labeling labelling",
    "recommend": "recommends recommended recommending", "signal": "signals signaled signalled signaling",
    "report": "reports reported reporting", "explain": "explains explained explaining",
    "exclaim": "exclaims exclaimed exclaiming", "proclaim": "proclaims proclaimed proclaiming",
    "claim": "claims claimed claiming", "maintain": "maintains maintained maintaining",
    "complain": "complains complained complaining", "appeal": "appeals appealed appealing",
    "beg": "begs begged begging", "jab": "jabs jabbed jabbing", "rip": "rips ripped ripping",
    "slam": "slams slammed slamming", "demur": "demurs demurred demurring", "know": "",
    "fret": "frets fretted fretting", "disclaim": "disclaims disclaimed disclaiming", "lead": "leads led leading",
}  # fmt: skip
_VOWELS = "aeiou"


def _regular(lemma: str) -> str:
    if lemma.endswith("e"):
        return f"{lemma}s {lemma}d {lemma[:-1]}ing"
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        return f"{lemma[:-1]}ies {lemma[:-1]}ied {lemma}ing"
    plural = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return f"{lemma}{plural} {lemma}ed {lemma}ing"


def _forms(lemmas: str) -> dict[str, str]:
    """Lemma by form; the lemma itself is among the forms ("they say")."""
    return {
        form: lemma for lemma in lemmas.split() for form in (*_IRREGULAR.get(lemma, _regular(lemma)).split(), lemma)
    }


STATING = _forms("""
    answer expect hope say add acknowledge admit affirm allege announce argue assert attest boast brag claim
    clarify comment complain concede conclude confess confirm contend counter declare deny disclose elaborate
    emphasise emphasize estimate exclaim explain forecast hint insist joke lament maintain mention muse note
    object observe opine pledge predict proclaim promise protest quip reaffirm reason recall recount reiterate
    remark repeat reply report respond retort reveal scoff speculate state stress suggest swear testify tweet
    underline underscore vow warn wonder write caution agree assess highlight post advise ask continue point
""")
"""Verbs that take a statement, quoted or after "that"."""

TELLING = _forms("tell inform assure remind convince notify reassure")
"""Verbs whose hearer stands between them and the statement."""

URGING = _forms("""
    urge demand call request implore exhort order instruct press beg encourage invite recommend propose threaten
    offer
""")
"""Verbs that ask for something to be done."""

VOICING = _forms("""
    bellow bemoan blog chant chide chime chuckle crack croak cry decry demur enthuse fume gloat groan growl
    grumble gush howl interject intone jab jest mock moan mutter murmur plead pray preach pronounce quote rail
    rant rave rebut recite relate roar shout shrug sigh sing snap sneer sob speak sputter stammer taunt tease
    thunder trumpet utter venture voice volunteer whine whisper yell laugh smile begin open read think
    feel believe inquire query question expound opine philosophize marvel gripe huff wail rejoin offer shoot
    fire put go conclude summarize sum chat text email lecture blast lambast criticize criticise attack slam defend
    deride dismiss praise hail blame charge accuse denounce condemn describe characterize portray label dub term
    brand call refer express concur appeal challenge welcome thank tout press ridicule rip reject deplore
    applaud lash mean hold liken compare vent remember reckon surmise posit theorize crow fret drawl snarl
    bark grouse bristle gasp hiss scold sniff snort snicker giggle cackle wisecrack pontificate reminisce fulminate
    exult mumble ramble splutter stutter whimper whoop scream shriek squeal cheer jeer purr coo chortle
    commiserate divulge grunt harangue hazard insinuate narrate proffer quibble rebuke reprimand riff snipe
    dissent profess cite apologise apologize know laud castigate chastise berate fault assail skewer scorn commend
    deem characterise salute bash decry intimate boom holler bawl chirp
    confide interrupt reflect hypothesize
""")
"""Verbs that introduce words in marks, but by themselves make no statement of what follows."""

SPEAKING = STATING | TELLING | URGING | VOICING
"""Lemma by form of every verb that can introduce words in marks."""

QUOTING = words("quote recall say remember cite")
"""Lemmas that may have another verb of saying behind them: "the Herald quoted Park as saying"."""

NAMING = words("""
    call dub label brand describe characterize portray term refer criticize criticise denounce condemn slam
    blast praise hail deride dismiss mock attack blame ridicule rip tout accuse defend reject lambast decry
    welcome laud castigate chastise berate fault assail skewer scorn commend deem characterise salute bash
""")
"""Lemmas whose words in marks are a name or a judgement ("called it “a disgrace”"): a fragment, no sentence."""

WEAK = words("""
    open begin read think feel hold put go fire shoot mean press text order charge speak remember cheer crow bark
    sniff exult reckon know boom cite reflect interrupt offer
""")
"""Lemmas that introduce a fragment only from right beside it."""

REACTING = words("applaud cheer laugh jeer roar hoot whoop")
"""Lemmas of what a hall does when somebody else has spoken."""

LINKED = (["of"], ["about"], ["on", "about"])
"""What may stand between a weak verb and a fragment: "Park spoke of “a bridge”, went on about “walls”"."""

NEVER_SUBJECTLESS = words("""
    call term open offer hold mean put go fire press order charge text brand post shoot cheer fault bash boom salute
""")
"""Lemmas that are nouns or other verbs as often: as a cue only beside the marks."""

STATEMENTS = words("""
    statement statements remarks remark comment comments interview speech letter tweet tweets email post posts
    memo note message op-ed essay column testimony address editorial press briefing conference news-conference
    release document report communique communiqué declaration readout transcript article paper book memoir
    filing ruling opinion decision lawsuit complaint text website site video ad
""")
"""Nouns for what words are said in or read from."""

ASSERTIONS = words("""
    claim assertion argument contention belief conviction insistence promise pledge vow warning suggestion quip
    complaint observation confession admission declaration boast joke response answer reply verdict advice line plea
    retort rejoinder refrain punchline rebuke reaction explanation assessment account conclusion finding accusation
    allegation prediction criticism
""")
"""Nouns for what somebody has said: "her claim that …"."""

ASSERTED = ASSERTIONS | words("statement remark comment")
"""Those that "that" may follow without being about them: "his statement that the deal was “dead”"."""

INTERVIEWED = re.compile(
    r"\b(?:Q\s?(?:&|and)\s?A|interview(?:ed)?|conversation|sat down|spoke|speaks|talked|talks)\s(?:\w+\s){0,3}?with\s"
    r"(?:[\w.’'-]+\s){0,6}\Z|\binterviewed\s(?:[\w.’'-]+\s){0,6}\Z",
    re.IGNORECASE,
)
"""What stands before the name of who is interviewed: "Q&A with Foreign Minister ", "in an interview with "."""

TO_A_PAPER = re.compile(
    r"(?:,\s[^,.;“”\"\n]{1,80},|,)?\s(?:recently\s)?(?:spoke|speaks|talked|sat\sdown|answered\squestions)\s"
    r"(?:(?:at\slength|exclusively)\s)?(?:to|with|from)\s(?:the\s)?(?:[A-Z]|our\s|this\s|reporters|us\b)"
)
"""What stands behind it: "Ida Berg, the envoy, spoke to the Harbour Herald"."""

ASKERS = words("q question questioner reporter journalist interviewer moderator press audience floor")
"""Labels in a transcript that name nobody."""

POINTERS = words("read see watch listen view more related update updated note photo photos video correction")
"""Words that open a label which points at another page: "READ MORE: …"."""

NO_SPEAKERS = words("""
    who what when where why how note notes date time source contact contacts email e-mail phone tel fax subject from to
    re cc update correction background photo caption video read watch related more summary location venue rsvp ps
""")
"""Labels of releases and pages that name nobody."""

ENDED_BY_ATTRIBUTION = re.compile(
    r"[,?!](?=\s(?:[\w.’'-]+\s){1,4}(?:said|says|added|told|asked|wrote|warned|replied|noted|continued)\b"
    r"|\s(?:said|says|added|asked|wrote|warned|replied|noted)\s)"
)
"""Where a quotation whose closing mark is missing gives way to its attribution: `“We will stay, Park said.`"""

ATTRIBUTED = re.compile(
    r"(?<=[,?!]\s)\W{1,2}(?:[A-Z][\w.’'-]+\s|[Hh]e\s|[Ss]he\s){1,3}"
    r"(?:said|says|added|told|asked|wrote|warned|replied|noted|continued)[.,:]?\s"
)
"""A mark turned the wrong way, with the attribution behind it: `“We will stay, “Park said.`"""
