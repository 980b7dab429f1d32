"""The language of a text whose source does not say: by script, then by the small words that no text does without.

A BCP 47 language, or `und` (undetermined) where the text gives too little to tell: a language is stated or evident,
never assumed. One pass over the start of the text; the same text always gives the same answer.
"""

import re
from collections import Counter
from functools import lru_cache

UNDETERMINED = "und"

_SAMPLE = 6_000  # characters that are looked at: a thousand words tell, and more would cost every text time
_SCRIPTS = {
    "hangul": re.compile("[\uac00-\ud7a3\u1100-\u11ff]"),
    "kana": re.compile("[\u3040-\u30ff]"),
    "han": re.compile("[\u3400-\u4dbf\u4e00-\u9fff]"),
    "latin": re.compile("[\u00c0-\u024f\u1e00-\u1eff]"),
    "cyrillic": re.compile("[\u0400-\u04ff]"),
    "arabic": re.compile("[\u0620-\u064a\u066e-\u06d3]"),
    "greek": re.compile("[\u0370-\u03ff]"),
    "hebrew": re.compile("[\u05d0-\u05ea]"),
    "thai": re.compile("[\u0e01-\u0e4f]"),
}
_ASCII = re.compile("[\x00-\x7f]+")
_ASCII_LETTERS = re.compile("[A-Za-z]+")
_LETTERS_A_SIGN = {"hangul": 2.5, "kana": 2.5, "han": 3.5}
"""How many letters of an alphabet say as much as one sign, so that scripts in one text can be weighed."""

_LEAST_KANA = 0.1  # of kana and Han together: Japanese has a third, Chinese that names a Japanese brand a few signs
_MAIN = 0.5  # of all letters: below, two scripts share the text and neither is its own
_LEAST_HITS, _LEAST_SHARE, _LEAD = 2, 0.08, 1.5

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OWN_LETTERS = {
    "cyrillic": {"ru": "ыэё", "uk": "іїєґ", "sr": "ђћџјљњ", UNDETERMINED: "ўѓќѕәғқңөұүһ"},
    "arabic": {"ar": "ةيىأإ", "fa": "پچژگی", "ur": "ٹڈڑےںہھ"},
}
_SINGLE = {"hangul": "ko", "greek": "el", "hebrew": "he", "thai": "th"}

_SMALL_WORDS = {language: frozenset(words.split()) for language, words in {
    "en": """the of and to in a is that was for on with as he she it his her at by from said has have had are be been
             not but they we this will would who which their after about were or an its you our i what there says told
             when do does if so more than into over yes no good your can could one also mr ms them him us""",
    "fr": """le la les des de du et est en un une que qui dans pour il elle au aux sur par avec ne pas a ont été sont ce
             cette nous vous je se son sa ses leur plus mais ou où déclaré dit d'un d'une qu'il c'est l'a selon""",
    "de": """der die das und ist in den von zu mit dem des sich nicht auf für ein eine einen einer im auch es an als bei
             aus nach wird hat dass daß sie er wir ich über sei werden sagte war haben um oder aber wie noch am""",
    "es": """el la los las de del y en que un una es por con para se no su al lo como más fue ha dijo pero sus este esta
             entre sobre son también han ya nos está ser desde hasta según donde cuando""",
    "pt": """o a os as de do da dos das e em que um uma é por com para se não no na nos nas ao à disse mais foi como mas
             são seu sua pelo pela também está ter entre sobre já ser há até segundo""",
    "it": """il lo la i gli le di del della dei delle e è in un una che per con non si da al alla sono ha nel nella ma
             come anche più ci detto suo sua questo questa dal dalla sul sulla tra ed hanno stato""",
    "nl": """de het een en van in is dat op te zijn met voor niet aan er ook om als bij door naar uit heeft hij zij ze
             wij wordt maar werd over tot zei deze dit hebben was nog kan worden we ik""",
    "pl": """i w na z że do się nie jest to o za po od przez dla jak ale jego był była będzie oraz są tym co które który
             która powiedział powiedziała także przy już tylko czy ze podczas""",
    "cs": """a v na se je že z do s o pro za po od k ve ale by jako jsou byl byla bylo které který která podle uvedl
             řekl řekla také při ze už však není jeho""",
    "sv": """och i att det som en på är av för med den till inte om ett har de var vid från kan men vi hon han jag ska
             sig sade säger efter också eller skulle vara där""",
    "da": """og i at det som en på er af for med den til ikke om et har de var ved fra kan men vi hun han jeg skal sig
             sagde siger efter også eller skulle være blev der""",
    "no": """og i at det som en på er av for med den til ikke om et har de var ved fra kan men vi hun han jeg skal seg
             sa sier etter også eller skulle være ble der""",
    "fi": """ja on ei se että oli hän ovat joka mutta myös kun ole sen niin kuin sanoi mukaan tai jos mitä vain olla
             ollut tämä jo sekä""",
    "hu": """a az és hogy nem is egy van volt meg ez de mint csak már azt ezt szerint mondta vagy fel el ki még ha
             között után lesz kell""",
    "tr": """ve bir bu da de için ile olarak daha çok olan gibi en ne kadar sonra var değil dedi ancak ki her olduğunu
             olduğu tarafından ise söyledi göre mi""",
    "vi": """và của là có được trong cho không với các những một này đã để người khi về từ đến ông bà cũng như tại nước
             sẽ ở ra""",
    "id": """yang dan di dari untuk dengan pada ini itu tidak dalam akan ke juga kata adalah oleh sebagai telah ada
             mereka kami saya bahwa karena atau lebih bisa dia menteri""",
    "ro": """și în de la cu pe că este a nu un o din care pentru se au mai sunt ce fost dar sau lui prin după spus
             declarat fi al ale între""",
}.items()}  # fmt: skip


def language_of(text: str) -> str:
    """The BCP 47 language of a text, or `und`."""
    sample = text[:_SAMPLE]
    counts = _letters(sample)
    weights = {script: count * _LETTERS_A_SIGN.get(script, 1) for script, count in counts.items()}
    weights["east-asian"] = weights.pop("kana") + weights.pop("han")
    script, weight = max(weights.items(), key=lambda item: item[1])
    if not weight or weight < _MAIN * sum(weights.values()):
        return UNDETERMINED
    if script == "east-asian":
        return "ja" if counts["kana"] >= _LEAST_KANA * (counts["kana"] + counts["han"]) else "zh"
    if script in _OWN_LETTERS:
        return _by_letters(sample, script)
    return _SINGLE.get(script) or _by_small_words(sample)


def _letters(sample: str) -> dict[str, int]:
    """How many letters each script has in a text; most texts are nearly all ASCII, which is counted in one go."""
    rest = _ASCII.sub("", sample)
    counts = {script: len(pattern.findall(rest)) for script, pattern in _SCRIPTS.items()}
    counts["latin"] += sum(map(len, _ASCII_LETTERS.findall(sample)))
    return counts


def _by_letters(sample: str, script: str) -> str:
    """The language whose own letters, which its neighbours in the script lack, stand in the text most often."""
    letters = Counter(sample.lower())
    hits = {language: sum(letters[letter] for letter in own) for language, own in _OWN_LETTERS[script].items()}
    best = max(hits, key=lambda language: hits[language])
    return best if hits[best] else UNDETERMINED


def _by_small_words(sample: str) -> str:
    """The language of an alphabet that many share: most small words, at least two kinds, and clearly ahead."""
    counts = Counter(word.replace("’", "'") for word in _WORD.findall(sample.lower()))
    total = sum(counts.values())
    found = {language: words & counts.keys() for language, words in _SMALL_WORDS.items()}
    hits = {language: sum(counts[word] for word in words) for language, words in found.items()}
    (best, most), (_, second) = Counter(hits).most_common(2)
    sure = len(found[best]) >= _LEAST_HITS and most >= _LEAST_SHARE * total and most >= _LEAD * second
    return best if sure or _alone(best, counts, hits) else UNDETERMINED


def _alone(best: str, counts: Counter[str], hits: dict[str, int]) -> bool:
    """Between near relations: at least two kinds of words that no other language has, and clearly more than a rival."""
    rivals = [language for language, count in hits.items() if language != best and _LEAD * count > hits[best]]
    own = {language: sum(word in counts for word in _own_words()[language]) for language in (best, *rivals)}
    return own[best] >= _LEAST_HITS and all(_LEAD * own[rival] < own[best] for rival in rivals)


@lru_cache(maxsize=1)
def _own_words() -> dict[str, frozenset[str]]:
    """Of each language, the small words that no other here has."""
    shared = Counter(word for words in _SMALL_WORDS.values() for word in words)
    return {name: frozenset(word for word in words if shared[word] == 1) for name, words in _SMALL_WORDS.items()}
