"""The English words by which an event is told: what happened, who held it, what it was for, and what is no event."""

from app.extraction.wordlists import words

SAYING = words("""
    said says told tells added spoke speaking addressed addressing delivered announced warned stressed stated urged
    called noted underscored highlighted emphasized emphasised reiterated remarked reaffirmed pledged declared
    explained argued vowed insisted asked answered replied thanked testified testifying agreed discussed reviewed
    exchanged welcomed condemned adopted approved decided unveiled expressed shared denied rejected confirmed remarks
    comments
""")
"""Verbs and participles that report what was said or settled at an event."""

AT = words("at during in after following from told addressed attended addressing attending opening")
"""What stands before the event at which something was said: "said during the forum", "told a news conference"."""

HELD = words("""
    held holding opened hosted attended convened chaired concluded began started joined wrapped co-hosted organized
    organised staged addressed led had completed finished resumed arranged ending ended closing closed concluding
    wrapping capping
""")
"""Verbs whose object is an event that took place: "held talks", "attended the summit"."""

TOOK_PLACE = words("""
    held opened concluded began ended took convened closed kicked hosted organized organised drew broke collapsed
    stalled resumed
""")
"""Verbs and participles behind an event that took place: "the summit, held in Seoul", "the talks began"."""

UNREAL = words("""
    no any every each future planned proposed possible potential upcoming forthcoming next another further previous
    earlier past last prior would-be similar such many several various occasional
    subsequent former failed canceled cancelled postponed scheduled
""")
"""Beside an event these say that it is not the one reported."""

IRREALIS = words("""
    won't cannot
    would could should might may can must will shall if whether unless plans planned wants hopes expected scheduled
    set due likely ahead before until proposed offered invited refused declined failed never not without
""")
"""Before an event, nearer than any verb of speech, these say that it has not been: "would insist at the talks"."""

DENYING = words("denied denies denying")
"""Of what stands behind these somebody says that it was not."""

OF_MANY = frozenset({"summit", "forum", "conference"})
"""Kinds of which two are seldom held on one day, so that the kind and the day tell which."""

UNITS = words("week month year")
STEPS = words("last this next")
"""Together they date an event: "last month's summit"."""

OWNERS = words("women people children leaders ministers workers farmers veterans parliamentarians youth mayors")
"""With 's they belong to a name, where any other owner stands before it: "Women's Forum", "Seoul's forum"."""

DETERMINERS = words("no any every each the a an this that these those his her its their our my both two three four")
NO_NOUN_PHRASE = words("""
    at in on during of for with to from by after before following and or but said says that which who whose when
    where while as is are was were be been being has have had will would can could may might should must not than
    into over under between among amid since until through about against toward towards via per if because so
    then also only just even still more most very too it he she they we you i told held hold holding attended
    attend attending opened opening hosted hosting convened chaired concluded began joined addressed addressing
    resumed staged started organized organised had meets met visit visited signed issued released adopted made
    plans planned paid left wrapped led ahead
""")
"""Words over which the words of an event's name or description do not reach back."""

JOIN_NAMES = words("of for on and de del la &")
"""Small words between the capitalised words of a name: "Friends of Europe Forum"."""

TALKERS = words("he she it who and")
"""Behind these "talks" is a verb."""

THROUGH = words("""
    two three four five six seven eight nine ten day opening start close end sidelines margins fringes conclusion
    beginning part round rounds hours days
""")
"""Nouns between a preposition and its event: "at the opening of the summit", "after six hours of talks"."""

NEEDS_DETERMINER = words("""
    call calls visit visits meeting meetings hearing hearings founding signing trip trips launch launching session
    exercise exercises drill drills briefing briefings reception lecture lectures conference
""")
"""Nouns that are verbs as well: without "the", "a" or another word before them they are no event."""

COMPOUNDS = words("""
    room rooms hall halls center centre party floor committee rules schedule planner organizer organizers table venue
    site call calls goers agenda season championship notes tour
""")
"""Behind an event these make another noun of it: "briefing room", "conference call"."""

PLURAL_EVENTS = words("talks negotiations consultations")
"""Plurals that are one event; any other plural is several, and none of them is the one reported."""

AFTER_CALL = words("for to on upon of")
"""What a "call" that nobody telephoned is followed by: "a call for restraint"."""

NOT_OCCASIONS = (
    "war", "dispute", "election", "vote", "ruling", "appointment", "resignation", "earthquake", "missile launch",
    "protest", "interview", "exhibition", "Olympics", "exercise", "joint exercise", "exchange program",
)  # fmt: skip
"""Terms of the kinds of event that happen without anybody being heard there; none is the event of a source."""

STATEMENTS = words("""
    statement statements communique communiqué declaration readout release sheet paper
""")
"""Last words of what is issued rather than attended: an event only where it is joint or was issued on a day."""

RECORDS = words("readout transcript remarks record summary minutes")
"""First words of the title of a document about one event: "Readout of the call with …"."""

ISSUED = words("issued released adopted published unveiled announced signed approved made")

FOUNDED = words("establishment founding foundation launch launching creation")
"""An event only with the name of what was founded: "the establishment of the Parliament Union"."""

ORDINALS = {
    "inaugural": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14,
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip

NTH = {number: word for word, number in ORDINALS.items() if word != "inaugural"}

PAST_VERBS = words("spoke talked conferred met signed visited arrived paid opened inaugurated unveiled received")
"""First words of what is told with a verb and happened: "met", not "to meet"."""

PASSIVE = words("is are was were be been being")
"""Before "met" they say that something was met with relief, not that people met."""

PLACE_PREPOSITIONS = words("in at to from near outside around through across")
"""Before a place."""

NOT_PLACES = words("""
    Parliament Congress Cabinet English French Chinese Korean Japanese Russian German Spanish Arabic Monday Tuesday
    Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
    November December Twitter Facebook Power God Mr Mrs Ms Dr
""")
"""Capitalised words behind "in" that are no place."""

VISITS = words("visit visits trip trips tour visited arrived")
"""Heads behind which "to" names the place."""

CALLED = "phone call"
MET = "meeting"
SIGNED = "signing"
VISITED = "visit"
OPENED = "opening ceremony"
"""The terms under which the vocabulary keeps the kinds of what is told with a verb."""

CALL_VERB = (
    r"(?:spoke|talked|conferred|speak|talk)\b[^.;:“”\"]{0,60}?"
    r"\b(?:by|over|on|via)\s(?:the\s)?(?:tele)?(?:phone|video)"
)
MEET_VERB = (
    r"(?:met|meeting(?=\s+(?:with\s+)?[A-Z])|to\s+meet|will\s+meet|meets)\b(?=\s+(?:(?:briefly|again|privately"
    r"|separately|virtually|bilaterally|together|one-on-one)\s+)?(?:in|on|at|for|his|her|their|here|last|this|early"
    r"|late|today|yesterday|[A-Z]|with\s(?:[A-Z]|his|her|its|their|the|an?|other|senior|top|several|two|three))"
    r"|\s+again\b)"
)
SIGN_VERB = (
    r"signed\b(?=\s[^.;:“”\"]{0,80}?\b(?:agreements?|treaty|treaties|pacts?|deals?|accords?|memorand(?:um|a)|MOUs?"
    r"|protocols?|contracts?|conventions?|charters?|arrangements?|roadmap)\b)"
    r"|signed\b(?=\s(?:in|on|at|by|between|last|here)\s)"
)
SIGNED_BY = words("in on at by between last here")
"""Behind a participle: "an agreement signed in Seoul"; a verb has what is signed there."""
SIGNABLE = words("""
    agreement agreements treaty treaties pact pacts deal deals accord accords memorandum memoranda protocol protocols
    contract contracts convention conventions charter mou
""")
RECEIVE_VERB = (
    r"received\b(?=\s(?:(?:the|his|her|its|visiting|outgoing|new|newly|appointed|[A-Z][\w’'-]*|of)\s){0,7}"
    r"(?:[Aa]mbassador|[Mm]inister|[Pp]resident|[Ee]nvoy|[Cc]hargé|[Ss]ecretary|[Dd]elegation|[Cc]hancellor)\b"
    r"(?!(?:\s[A-Z][\w-]*){0,4}[’']s?\b))"
)
VISIT_VERB = r"(?:visited|arrived\s+in|paid\s+a\s+[\w-]*\s?visit\s+to|will\s+visit|to\s+visit)\b(?=\s+(?:the\s)?[A-Z])"
OPEN_VERB = (
    r"(?:opened|inaugurated|unveiled)\b(?=\s(?:a|an|the|its|their)\s[^.;:,“”\"]{0,60}?\b(?:cent(?:er|re)|plant|embassy"
    r"|consulate|factory|bridge|school|institute|exhibition|office|laboratory|memorial|hospital|port)\b)"
)
VERBS_BEGIN = r"sp|t[ao]|con|sig|vis|arr|pai|wil|op|ina|unv|me|rece"
"""How the verbs above begin: most words are passed over by these alone, in two thirds of the time."""

CLAUSE_ENDS = r"[“”\";:()—]|\s--\s|\b(?:that|who|because|while|but|whether|if|which(?!\s(?:was|is|took|will)))\b"
"""Behind these a date belongs to something else than the event before."""

PLACE_ENDS = (
    r"[“”\";:()—]|\b(?:that|who|because|when|while|but|if|as|where)\b"
    r"|,(?!\s(?:in|at|held|hosted|organi[sz]ed|which\s(?:was|is|took))\b)"
)
"""Behind these a place belongs to something else than the event before."""

OCCASION = (
    r"\b(?:to\s+(?:commemorate|mark|celebrate|honou?r|observe)|(?:marking|commemorating|celebrating)"
    r"|in\s+(?:commemoration|celebration|honou?r)\s+of|on\s+the\s+occasion\s+of)\s+"
)
OCCASION_ENDS = words("at in on with by during before when where which who that as while under amid through")
"""Words with which what an event is held for ends, beside any punctuation."""
