"""Full stops that end no sentence, and words that open one."""

from app.extraction.wordlists import words

ABBREVIATIONS = words("""
    adm amb apr assn assoc atty aug ave blvd brig bros capt cf cmdr co col corp cpl cpt dec del dem dept
    det dir dist div dr est esq feb fig fri ft gen gov hon inc insp jan jr lt ltd maj messrs min mon
    mr mrs ms msgr mt no nos nov oct ph pres prof prop rep reps ret rev sat sec sen sens sept sep
    sgt sr st ste supt thu thur thurs tue tues univ vol vs wed e.g i.e a.m p.m u.s u.k u.n e.u u.a.e
    d.c b.c ph.d
""")
"""Lower case, without the last full stop; a single letter ("J.") counts as one without being listed."""

OPENERS = words("""
    a after all also although an and as at because both but by despite during each even for from he
    her his however i if in instead it its last later many meanwhile most my neither no not of on
    one only our she since so some such that the their then there these they this those though to
    under until we what when where while who why with without yet you
""")
"""Words whose capital letter says that a sentence begins, so that "the U.S. The talks" is two."""
