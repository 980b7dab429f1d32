"""Nouns for those who speak without being named, and words of time between a subject and its verb."""

from app.extraction.english import titles
from app.extraction.english.people import KIN
from app.extraction.wordlists import words

PEOPLE = words("""
    people officials sources source aides aide allies ally insiders insider diplomats diplomat witnesses
    witness experts expert critics critic supporters supporter residents resident observers observer analysts
    analyst lawmakers leaders ministers senators spokespeople representatives delegates negotiators
    prosecutors lawyers attorneys advisers advisors opponents opponent protesters protester activists activist
    man woman men women person students student workers worker voters voter colleagues colleague friend
    friends relatives relative neighbor neighbour neighbors neighbours mother father brother sister son
    daughter wife husband parents parent counterpart counterparts author authors members researchers
    scientists economists historians professors pollsters strategists operatives organizers executives
    veterans soldiers police officers commanders generals candidates contenders hopefuls rivals rival
    democrats republicans conservatives liberals one others another someone somebody anyone participants
    attendees bystander bystanders respondents respondent readers reader commenter user users viewers
    listeners fans traders dealers investors bankers farmers teachers doctors nurses reporters journalists
    editors pundits hosts moderator moderators persons speaker speakers attendee presenter narrator both two
    three duo couple pair employee employees staffer staffers owner owners guard guards neighbours boss bosses caller
    callers heckler hecklers survivor survivors refugee refugees migrant migrants immigrant immigrants driver drivers
    customer customers client clients patient patients passenger passengers villager villagers donors volunteers
    boy boys girl girls teen teens teenager teenagers kid kids child children loyalist loyalists organiser organisers
    marcher marchers onlooker onlookers correspondent correspondents
""")
"""Nouns for people that are no titles; titles count beside them."""

GROUPS = words("""
    crowd audience public
    administration agency alliance army association authorities authority bank bench board bloc bureau cabinet
    campaign caucus center centre chamber chancellery church club coalition commission committee company
    congress consulate council court delegation department directorate embassy federation firm force
    foundation front fund government group institute institution judiciary junta kremlin labor league
    legislature magazine military ministry mission monarchy navy network newspaper office opposition
    organisation organization outlet palace pact paper parliament party pentagon police presidency publication
    regime secretariat senate side sides states staff superpac team think-tank treasury tribunal union
    university watchdog pac broadcaster chain channel corporation daily weekly station companies parties
    governments countries nations country nation state
""")
"""Nouns for bodies that speak."""

HUMAN = PEOPLE | titles.HEADS | KIN
ADJUNCT_NOUNS = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow week weeks month months year years morning
    afternoon evening night day days weekend weekday noon midnight time times statement interview speech tweet
    email letter briefing conference call phone news press remarks comments hearing debate rally event forum
    meeting summit address message post op-ed column twitter facebook television radio air camera record
    writing testimony report telephone part response reply reference fact session ago later recently earlier
    twice
""")
"""Nouns of the words that a reporter may put between subject and verb: "Park on Thursday said"."""

ALSO_ADJECTIVES = words("""
    major general conservative republican democrat liberal chief head lead academic militant principal associate
    assistant deputy veteran incumbent rival expert fellow
""")
"""Nouns for people that describe a noun behind them: "a major issue"."""

UNDEFINED = words("a an one another some several two three four many few most no any other")
"""Words in front of a noun for somebody who has not been named."""

TOGETHER = words("""
    countries nations sides governments leaders ministers presidents delegations allies companies parties neighbours
    neighbors chiefs envoys ambassadors negotiators capitals states men women brothers senators
""")
BOTH = words("two both three four")
"""Several who speak with one voice: "the two countries", "both ministers"."""
SOURCES = words("source official aide diplomat insider person speaker spokesman spokeswoman spokesperson")
"""Nouns that hide somebody: "the official" is whom no name was given for, never the last person named."""
