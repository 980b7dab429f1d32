"""What Datasette is told: a canned query for each question, on the relational copy opened as one that never changes.

Its answers are rows, plain JSON objects; of a page it tells no total.
"""

import json
from pathlib import Path

_QUOTE = """
    SELECT q.id, q.quote_kind, q.language, q.text, q.edtf, q.earliest, q.latest, q.role_title, q.role_office,
        q.role_country, q.confidence, q.review, p.id AS person, p.name AS person_name, e.id AS event,
        e.name AS event_name, e.kind AS event_kind, e.edtf AS event_edtf, e.place, e.place_country, s.id AS source,
        s.kind AS source_kind, s.publisher, s.url, s.published,
        (SELECT json_group_array(json_object('id', c.id, 'label', c.label)) FROM quote_sector n
            JOIN sector c ON c.pk = n.sector_pk WHERE n.quote_pk = q.pk) AS sectors
    FROM quote q LEFT JOIN person p ON p.pk = q.person_pk LEFT JOIN event e ON e.pk = q.event_pk
        JOIN source s ON s.pk = q.source_pk
"""
_PAGE = "ORDER BY q.latest DESC, q.earliest DESC, q.source_pk, q.position LIMIT 20"
QUERIES = {
    "a": f"{_QUOTE} WHERE q.id = :id",
    "b": f"{_QUOTE} WHERE q.person_pk = (SELECT pk FROM person WHERE id = :person) {_PAGE}",
    "c": "SELECT * FROM event WHERE latest BETWEEN :first AND :last AND earliest >= :first "
    "ORDER BY latest DESC, earliest DESC, pk LIMIT 20",
    "d": f"{_QUOTE} WHERE EXISTS (SELECT 1 FROM quote_within w WHERE w.quote_pk = q.pk "
    f"AND w.sector_pk = (SELECT pk FROM sector WHERE id = :sector)) {_PAGE}",
    "e": f"{_QUOTE} WHERE q.pk IN (SELECT rowid FROM quote_fts WHERE quote_fts MATCH :words) {_PAGE}",
    "f": "SELECT c.id, count(*) AS count FROM quote q JOIN quote_within w ON w.quote_pk = q.pk "
    "JOIN sector c ON c.pk = w.sector_pk WHERE q.person_pk = (SELECT pk FROM person WHERE id = :person) GROUP BY c.id",
}
PATHS = {
    "a": "id={id}", "b": "person={person}", "c": "first={first}&last={last}", "d": "sector={sector}",
    "e": "words={words}", "f": "person={person}",
}  # fmt: skip
"""What the query of each question is given."""

SETTINGS = {
    "num_sql_threads": "1", "cache_size_kb": "65536", "sql_time_limit_ms": "60000", "allow_facet": "off",
    "suggest_facets": "off", "allow_download": "off", "default_cache_ttl": "0",
}  # fmt: skip
"""For speed: nothing is worked out that is not asked for, and as much of the file is kept in memory as we keep."""


def command(python: str, relational: Path, metadata: Path) -> list[str]:
    """How it is started; its metadata are written to a file first."""
    queries = {name: {"sql": sql} for name, sql in QUERIES.items()}
    metadata.write_text(json.dumps({"databases": {relational.stem: {"queries": queries}}}), encoding="utf-8")
    settings = [word for name, value in SETTINGS.items() for word in ("--setting", name, value)]
    return [python, "-m", "datasette", "serve", "--immutable", str(relational), "--metadata", str(metadata),
            "--host", "127.0.0.1", "--port", "{port}", *settings]  # fmt: skip
