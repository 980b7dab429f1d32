"""Words of titles and offices, beside those that the vocabulary of offices brings."""

from app.extraction.wordlists import words

ADDRESS = words("""
    mr mrs ms miss messrs dr prof sir dame lord lady rev fr msgr hon st
""")
"""Forms of address: they stand in front of a name and state no office."""

ABBREVIATED = words("""
    Adm Amb Asst Atty Brig Capt Cdr Cmdr Col Cpl Cpt Del Dep Det Dir Dr Fr Gen Gov Hon Insp Lt Maj Messrs Min Mr Mrs Ms
    Msgr Pfc Pres Prof Rep Reps Rev Sec Sen Sens Sgt Sr Supt St Gov
""")
"""Written with a full stop in front of a name."""

EXPANDED = {
    "adm": "admiral", "amb": "ambassador", "brig": "brigadier", "capt": "captain", "cdr": "commander",
    "cmdr": "commander", "col": "colonel", "cpl": "corporal", "del": "delegate", "gen": "general", "gov": "governor",
    "lt": "lieutenant", "maj": "major", "min": "minister", "pres": "president", "prof": "professor",
    "rep": "representative", "sec": "secretary", "sen": "senator", "sgt": "sergeant",
}  # fmt: skip

HEADS = words("""
    counterpart
    academic activist actor actress adm administrator admiral adviser advisor advocate aide amb ambassador analyst
    anchor archbishop artist assemblyman assemblywoman assistant associate astronaut attorney author ayatollah banker
    baroness bishop blogger boss brigadier broker businessman businesswoman capt captain cardinal ceo cfo chair
    chairman chairperson chairwoman challenger chancellor chargé charge chief clerk cmdr co-chair co-chairman co-founder
    co-host coach col colonel columnist comedian commander commentator commissioner comptroller congressman
    congresswoman conservative consul consultant contender contributor coo coordinator correspondent councillor
    councilman councilwoman counsel counsellor counselor cpl crown-prince curator dean defender delegate demographer
    deputy designer detective developer diplomat dir director doctor dr economist editor editor-in-chief emir emperor
    engineer envoy executive expert farmer father fellow filmmaker foreman founder fr frontman gen general geologist
    gov governor head high-representative historian host hostess imam incumbent inspector instructor investigator
    investor journalist judge justice king lady laureate lawmaker lawyer lead leader lecturer legislator lieutenant
    lobbyist lord lt maj major manager marshal mayor mediator member minister mogul moderator monarch monsignor mother
    mp mr mrs ms msgr negotiator nominee novelist officer official ombudsman operative organiser organizer owner
    parliamentarian partner pastor patriarch philosopher physician physicist pilot pm police-chief politician pollster
    pontiff pope preacher premier pres president president-elect priest prime-minister prince princess principal prof
    producer professor prosecutor provost publisher quarterback queen rabbi rapporteur rector rep reporter
    representative republican researcher resident rev ruler scholar scientist sec secretary secretary-general sen
    senator sergeant sgt sheikh sheriff shah singer sociologist solicitor speaker specialist spokesman spokesperson
    spokeswoman staffer strategist student sultan superintendent supporter surgeon surrogate teacher technician tsar
    treasurer trustee tycoon undersecretary veep veteran vice-chair vice-president victim voter whip worker writer
    whistleblower candidate campaigner chairmen leaders officials ministers lawmakers senators
    cleric mufti theologian evangelist vicar nun rancher militant warlord dictator strongman dissident defector
    carpenter electrician firefighter nurse retiree grandmother grandfather grandson granddaughter playwright poet
    songwriter musician rapper broadcaster anchorman anchorwoman screenwriter librarian photographer cartoonist critic
    reviewer biographer podcaster entrepreneur restaurateur cofounder alderman selectman supervisor registrar trooper
    paramedic fundraiser donor volunteer protester demonstrator defendant plaintiff translator interpreter trader
    auditor forecaster sculptor architect biologist chemist conductor skipper fisherman fisherwoman shopkeeper
    ferryman harbormaster harbourmaster stevedore docker miner warden regent
    sister brother miss sir dame agent airman seaman pfc deacon billionaire millionaire magnate rival democrat
""")
"""Nouns that say what somebody is."""

MODIFIERS = words("""
    acting former then incoming outgoing interim caretaker deputy vice first second third 1st 2nd 3rd senior junior
    assistant associate chief executive prime foreign defense defence finance trade state national house senate
    majority minority interior home justice general special permanent presidential press political military security
    campaign federal supreme district county city municipal parliamentary congressional legislative democratic
    republican independent labour conservative liberal communist socialist green party opposition ruling government
    cabinet white staff policy affairs economic financial treasury health education energy environment agriculture
    transport labor commerce industry science culture communications information technology legal principal managing
    founding lead top high under longtime long-time veteran retired ex ex- lame-duck presumptive gubernatorial nuclear
    climate unification central bank attorney solicitor district-attorney secretary naval army navy air force
    lieutenant major brigadier staff crown grand professional emeritus honorary visiting research program programme
    project field regional area global international european external internal public private research
""")
"""Words that may stand before the noun in a title."""

LESSER = words("deputy vice assistant associate lieutenant under")
"""Words of a title that "the minister" alone leaves out only of want of a better one."""

OF_BODIES = words("""
    owner partner host rival publisher broker broadcaster producer developer designer leader lead donor challenger
    contender contributor miss whip
""")
"""Nouns of titles that stand before bodies as often as before people: "market leader Tarn Line"."""

BEHIND_NAMES = words("MP MEP MSP MLA QC KC SC OBE MBE CBE KBE PhD MD JD Esq")
"""Letters behind a name that are no part of it: Ida Berg MP."""

FORMER = words("former ex ex- onetime one-time erstwhile late retired then previous")
BEFORE_OFFICE = ("the ", "The ", "a ", "’s ", "'s ", "its ", "their ", "of ")
"""What stands before a title alone: the King; without it, King is a surname."""
ACTING = words("acting interim caretaker")
INCOMING = words("incoming designate elect nominee-designate")

PAST_WORK = words("career time tenure years stint days service work experience past decade decades term")
"""Nouns before "as a …" that tell of work done before."""

NO_OFFICES = words("host co-host victim voter supporter father mother resident veteran incumbent contender challenger")
"""Nouns of titles that state no office when they stand in an apposition."""

NO_MODIFIERS = words("who met the and")
"""Words of "WHO director-general" and "Met commissioner" that describe no office in small letters."""

INSIDE = words("staff state bureau office desk section ministry department board committee policy")
"""Nouns inside a title that are no title themselves."""

STATE_BODIES = words("ministry government parliament presidency agency embassy military court central-bank")
"""Kinds of organization that belong to a state, so that their people act for it."""

STATE_WORDS = words("""
    Ministry Embassy Government Parliament Assembly Department Presidency Cabinet Army Navy Senate Congress Consulate
    Agency Office Chancellery Bundestag Duma Knesset House Council Court Police Treasury
""")
"""Words in the names of bodies of a state."""

EMPLOYED = words("""
    executive ceo director chairman chairwoman chair president founder co-founder owner manager economist analyst
    strategist researcher fellow professor lecturer editor spokesman spokeswoman spokesperson lawyer engineer partner
    treasurer head chief vice-president adviser advisor
""")
"""Nouns of people who work for the body that "of", "at" or "for" names behind them."""

PUBLIC = words(
    "counterpart minister secretary ambassador envoy consul president premier chancellor governor mayor leader"
)
"""Nouns of titles that "Spain’s" in front makes those of its state, even where the vocabulary has no such office."""

ALSO_CALLED = {
    "leader": ("president", "premier", "chancellor", "minister", "king"),
    "congressman": ("representative",),
    "congresswoman": ("representative",),
    "lawmaker": ("senator", "representative"),
    "chief": ("director", "secretary", "secretary-general", "president", "chairman", "chair", "commissioner"),
}
"""By what else a holder of an office is called: "the Danish leader", "the congresswoman"."""

OF_STATE = words("secretary minister undersecretary speaker")
"""Offices whose field a bare surname may follow: Secretary of State Berg."""

NAME_TITLES = words("""
    king prince bishop pope judge major dean farmer baker fellow marshal cook page mayor chancellor lord father sheriff
    shah justice speaker carpenter nurse knight warden read general worker writer teacher lawyer leader singer chase
    pilot host head
""")
"""Nouns of titles that are surnames, too."""
