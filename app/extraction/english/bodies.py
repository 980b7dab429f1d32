"""Words that end or open the names of bodies, and capitalised words that are part of no person's name."""

from app.extraction.wordlists import words

HEADS = words("""
    Academy Administration Agency Airlines Airways Alliance Amnesty Army Assembly Associates Association Authority Bank
    Bloc Board Bourse Brigade Broadcasting Brotherhood Brothers Bundestag Bureau Cabinet Campaign Caucus Center Centre
    Chamber Church City-State Club Co Coalition College Command Commission Committee Commons Commonwealth Community
    Companies Company Confederation Conference Congress Consortium Consulate Convention Corp Corporation Corps Council
    Court Daily Delegation Department Directorate Division Duma Embassy Enterprise Enterprises Exchange Executive
    Express Federation Fleet Force Forces Foundation Front Fund Gazette Government Group Guard Guardian Herald
    Holdings Hospital House Household Inc Industries Initiative Institute Institution Intelligence International Journal
    Judiciary Kingdom Knesset Laboratory League Leadership Legislature Library Ltd Magazine Mail Media Militia Ministry
    Mission Monitor Motors Movement Museum NGO National Nations Navy Network Networks News Newspaper Observatory
    Observer Office Operations Organisation Organization Pact Parliament Parliamentary Partners Partnership Party
    Patrol Police Politburo Post Presidency Press Program Programme Project Radio Railway Register Registry Report
    Republic Research Reserve Reuters Review School Seminary Secretariat Senate Service Services Society Staff State
    States Station Studios Summit Syndicate Systems TV Taliban Task Technologies Telegraph Television Times Treasury
    Tribune Tribunal Trust Union Universities University Vatican Watch Week Weekly Wire Works
""")
"""Last words of the names of bodies; some are ordinary words, so that two capitals are needed."""

OPENERS = words("""
    University Ministry Department Bank Office Institute Embassy Church College Council Board House Committee Academy
    Bureau School Court Chamber Federation Association Union League Commission Republic Kingdom Embassy Consulate Center
""")
"""First words of the names of bodies with "of" or "for": the Ministry of Foreign Affairs."""

NOT_A_PERSON = HEADS | words("""
    Accord Accords Act Action Affairs Africa African Afternoon Agreement Air Aisle America American Americans Annex
    Anniversary Arab Arena Asia Asian Atlantic Avenue Award Awards Basin Battle Bay Beach Belt Bible Bill Boulevard
    Bowl Box Bridge Britain British Brexit Building Capitol Castle Century Championship Charter Christian Christmas
    Circuit Civil Coast Code Cold College Conservative Constitution County Covenant Crisis Cross Cup Day Deal Debate
    Declaration Defense Defence Democrat Democratic Democrats Desert District Doctrine Dollar Drive Easter Eastern
    Election Electoral Emergency Empire English Equal Europe European Evening Fair Faith Falls Festival Field Film Final
    First Foreign Fourth Free French Friday Games Gate Gates General German Globe Good Grand Great Green Gulf Hall
    Health Heights High Highway Hill Hills Holy Hotel I Independent Indian Internet Inquiry Inter Iowa Iron Island
    Islands Israeli Italian Jewish Journal Judicial Labour Lake Law Lawn League Liberal Life Line Lower Main Mall
    Manifesto March Martial Memorial Middle Military Monday Morning Mount Mountain Mountains Muslim National Native New
    Night Nobel North Northern Ocean Olympic Olympics Orthodox Pacific Palace Park-and Pass Peace Peninsula People
    Plan Plaza Police Policy Port President Primary Prison Prize Protestant Protocol Province Public Quarter Radical
    Railroad Rainbow Ranch Real Rebel Red Reform Region Relations Renaissance Republican Republicans Resolution
    Resort Revolution Rights River Road Roman Route Royal Rule Russian Safety Saturday Sea Season Second Security
    Series Seventh Shield Silk Sixth Social Soviet Spanish Speech Spring Square Stadium Star State States Statement
    Stock Strait Strategy Street Studio Suite Summer Sunday Super Supreme Syrian Talks Terminal Territory Theater
    Theatre Third Thursday Title Today Tower Town Trade Treaty Trophy Truth Tuesday Tunnel United Upper Valley Village
    Voting Wall War Wars Water Wave Way Wednesday West Western White Wildlife Winter Women World Year York Zone
    Airbase Airfield Airport Amendment Ballet Barracks Base Basilica Budget Camp Canal Canyon Cathedral Ceasefire
    Cemetery Change Checkpoint Choir City Climate Corridor Coup Creek Crossing Dam Derby Dialogue Dispute Economic
    Embargo Factory Farm Gallery Garden Gardens Genocide Glacier Grove Harbor Harbour Highlands Lagoon Lodge Lowlands
    Marathon Massacre Metro Mine Monastery Mosque Motorway Northeast Northeastern Northwest Northwestern Oilfield
    Opera Orchestra Parade Peak Philharmonic Pier Pipeline Plant Plateau Politics Prefecture Quay Rapids Reactor
    Rebellion Reef Referendum Refinery Reports Reservoir Resources Riots Ruins Sanctions Scandal Shipyard Shipyards
    Show Shrine South Southeast Southeastern Southern Southwest Southwestern Springs Strip Suburb Swamp Synagogue
    Temple Truce Uprising Wharf Wing Woodland Zones Zoo
    January February April June July August September October November December
    Forum Diplomatic Facebook Twitter Google YouTube Instagram
""")
"""A capitalised chain with one of these is no person's name, unless a title stands in front."""
FIELD_ENDS = words("""
    State Affairs Security Trade Defense Defence Interior Finance Education Energy Labor Labour Commerce Justice
    Transportation Transport Agriculture Fisheries Health Housing Development Economy Environment Culture Industry
    Unification Intelligence Communications Communication Budget Operations Information Science Technology Planning
    Staff Board House Senate Navy Army Treasury Cooperation Relations Services War Tourism Sports Immigration
    Reconstruction Employment Resources Infrastructure Innovation Policy Oceans Welfare Safety Water
    Mining Mines Forestry Petroleum Gas Electricity Railways Ports Shipping Aviation Irrigation Livestock Lands Climate
    Sport Families Children Diaspora Integration Equality Telecommunications ICT Construction Investment Investments
""")
"""Last words of the field that an office is of: Secretary of State, Minister of Foreign Affairs."""

FIELDS = FIELD_ENDS | words("""
    Foreign National Homeland Political African Asian European Eurasian Public Internal External Economic Social Rural
    Urban Veterans Near East Eastern Western South Pacific Strategic Civil Human Natural Food International
    Global Cabinet Naval Air Small Consumer Religious Legal Military Atomic Arms Women Youth Strategy Home Central
""")

ALSO_SURNAMES = words("""
    Banks Bay Beach Bell Bridge Bush Church Cross Day Field Fields Forest Gates Good Green Hall Heights Hill Hills House
    King Lake Law Love March Marsh May Mount North Page Park Pass Post Price Rice Rivers Street Summer Summers Wall
    Walker Water Waters West White Winter Winters Young English French German Grand Power Powers Free Main Field
    Camp Creek Dam Derby Garden Grove Lodge Peak Plant Quay South Temple Wing
    Roman Royal Strong Rose Ford Major Monday Friday Land Wood Woods Stone Castle Holmes Grant Chase Frost
""")
"""Words that are surnames behind a given name: Anita Hill, Theresa May."""

COMPOUNDS = words("""
    led backed based style like era born made wide controlled funded level run owned held bound aligned leaning
    affiliated sponsored brokered friendly allied occupied centric esque type linked only
""")
"""What follows a hyphen behind a name without being a part of it: "China-backed"."""

BY_OF = frozenset({" of ", " of the ", " for ", " for the ", " on ", " to the "})
BY_AND = frozenset({" and ", ", "})
BY_PLURAL = frozenset({"’ ", "' "})
"""What joins the parts of the name of a body: the Ministry of Trade, Industry and Energy."""
WHERE = words("in to from of at near across with and between for")
"""What stands before a place."""
MANY_FIELDS = words("Ministry Department Committee Commission Institute Office Bureau")
"""First words of bodies whose name may list several fields."""
