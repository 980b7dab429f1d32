"""A small world written by hand, in which every filter has something to find and something to leave out."""

from app.domain.records import Record
from tests.corpus import event, mention, person, quote, record, said_by, together

SILVA = person(
    "Ana Silva", family="Silva", title="Foreign Minister", office="foreign-minister", country="BR",
    organization="Ministry of Foreign Affairs", identifiers=[{"scheme": "wikidata", "identifier": "Q1000001"}],
)  # fmt: skip
MINJI = person(
    "Kim Min-ji", family="Kim", others=["김민지"], title="Ambassador to Brazil", office="ambassador", country="KR"
)
KEVIN = person("Kevin Kim", family="Kim", title="Acting US Ambassador", office="ambassador", country="US")
BERG = person("Jonas Berg", family="Berg", title="Chair", office="chair", organization="Harbour Council")
NIELS = person("Niels Dahl", family="Dahl", title="Professor", office="professor", country="DK")

HARBOUR = event("Harbour Forum", "forum", "2025-05-10", country="KR", hosts=["Harbour Council"], sectors=["ports"],
                topics=["maritime-security"], attending=[NIELS])  # fmt: skip
SUMMIT = event("Quiet Summit", "summit", "2025-09", country="BR", topics=["climate-change"])

SHIPS = "We will build ships together."
CHIPS = "Chips are the rice of industry."
RULES = "The rules of the sea bind all of us."
TRADE = "Tariffs help nobody."
FORESTS = "The forests cannot wait."
UNSURE = "Somebody has to begin."
REPORT = "The council called for open ports."
PAPER = "조선업을 함께 키우겠습니다."


def records() -> list[Record]:
    """Two sources about a forum, two about a summit, one of them without a quote, one about no event."""
    return [
        record(
            quote(SHIPS, SILVA, sectors=["shipbuilding"], topics=["trade"]),
            quote(CHIPS, MINJI, sectors=["semiconductors"]),
            quote(RULES, together(SILVA, BERG), "mixed", topics=["international-law"]),
            quote(REPORT, said_by("Harbour Council"), "indirect", sectors=["ports"]),
            persons=[SILVA, MINJI, BERG, NIELS], event=HARBOUR, publisher="The Korea Herald", title="Forum opens",
            published="2025-05-11", url="https://news.example/forum",
            external_ids=[{"scheme": "aggregator", "identifier": "000_8d16"}],
        ),
        record(
            quote(TRADE, KEVIN, topics=["tariffs"], language="en-US"),
            quote(PAPER, MINJI, sectors=["shipbuilding"], language="ko"),
            persons=[KEVIN, MINJI], event={**HARBOUR, "participants": []}, kind="transcript", publisher="Yonhap",
            title="Second day",
            published="2025-05-12", mentions=[mention("Ana Silva"), mention("Norway", "country", country="NO")],
        ),
        record(
            quote(FORESTS, SILVA, topics=["climate-change"],
                  role={"title": "President of the Conference", "office": "chair", "country": "FI"}),
            persons=[SILVA], event=SUMMIT, publisher="Folha de S.Paulo", title="A summit", published="2025-10-01",
            language="pt-BR",
        ),
        record(
            quote(UNSURE, None, review="needed", confidence=0.3,
                  candidates=[{"person": KEVIN["key"], "name": "Kevin Kim", "confidence": 0.4}]),
            persons=[KEVIN], title="A rumour", published="2025-05-10", kind="post",
        ),
        record(event=SUMMIT, publisher="Itamaraty", kind="readout", title="No words", published="2025-10-02"),
    ]  # fmt: skip
