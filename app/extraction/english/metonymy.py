"""Words beside a capital that tell whether its government is meant or the town, and names of waters."""

from app.extraction.wordlists import words

RELATES = words("""
    with against by between among amid and or but than like without from
    urge urged urges urging ask asked asks asking tell told tells telling warn warned warns warning accuse accused
    accuses accusing blame blamed blames blaming thank thanked thanks press pressed presses pressing criticise
    criticised criticize criticized criticizes condemn condemned condemns back backed backs support supported supports
    anger angered angers irk irked reassure reassured reassures convince convinced persuade persuaded push pushed pushes
    help helped helps let make made pressure pressured trust trusted trusts consult consulted consults
""") - words("from")
"""Before a capital: one deals with a government. "From Seoul" is a journey as often as a message."""

SENT = words("""
    warning warnings response responses reply replies answer reaction reactions criticism rebuke protest protests praise
    pressure support backing objections resistance condemnation invitation demand demands request requests assurances
    pledge pledges promise promises shrug silence applause threat threats denial permission approval signal signals
    offer offers overture overtures statement outcry concessions
""")
"""Before "from": what governments send. A message or a train from Seoul comes from the town as well."""

FOR_TRAVEL = words("""
    left leaves leave leaving departed departs depart departing bound headed heading heads train trains flight flights
    road route ticket set off sailed sail airline bus
""")
"""Before "for": one sets out for a town."""

BETWEEN_TOWNS = words("""
    flight flights train trains road roads line lines railway rail route routes distance bus journey trip travel
    travelled traveled halfway ferry motorway corridor link links shuttle shuttled
""")
"""Before "between": what runs from town to town."""

ACTS = words("""
    has had will would must should could can may might shall cannot did does do wants wanted insists insisted
    says said sees saw believes believed hopes hoped fears feared knows knew thinks thought needs needed seeks sought
    denies denied agreed agrees refuses refused rejects rejected accepts accepted backs backed supports supported
    accuses accused calls called considers considered demands demanded expects expected offers offered opposes opposed
    plans planned pledges pledged promises promised proposes proposed warns warned welcomes welcomed threatens
    threatened vows vowed signals signalled signaled argues argued maintains maintained responded responds replied
    replies condemns condemned imposed imposes lifted lifts recalled recalls expelled expels summoned summons sent sends
    blames blamed sanctioned
""")
"""Behind a capital: what governments do and towns do not."""

IS = words("is was are were remains remained became becomes seems seemed")
WILLING = words("""
    ready willing unwilling prepared committed concerned determined open reluctant keen seeking considering trying
    planning working asking pressing pushing urging calling expected interested wary worried serious firm eager unhappy
    alarmed angry furious grateful confident aware adamant bound obliged entitled responsible able unable right wrong
    not also still now already said seen
""")
"""Behind "is": states of mind of a government."""

OF_THE_TOWN = words("""
    streets street mayor airport airports subway metro suburbs suburb skyline district districts hotels hotel weather
    residents traffic university universities river rivers palace museum museums station stations parks park cathedral
    stadium theatre theater restaurants markets outskirts squares square bourse neighbourhood neighbourhoods port ports
    harbour harbor city population people time temperature air downtown
""")
"""Behind "Seoul's": what a town has."""

WATERS_OF = words("gulf sea bay strait straits channel isle coast")
WATERS = words("sea gulf ocean bay strait straits channel")
"""The Gulf of Guinea and the South China Sea are no countries."""
