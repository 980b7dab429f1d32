"""The plain relational copy that peers read: normalised tables with foreign keys, and the indexes they can use.

Everything is given to them that a careful developer would: an index in the order of every page, a table of which
sectors a quote is within (its own and all broader ones), full text with stemming, statistics. Numbers of sources and
events follow the order of their ids, so that a page in the order of numbers is a page in ours. What is not copied is
our read model: documents rendered, counts kept, posting lists.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

_TABLES = """
    CREATE TABLE person (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL);
    CREATE TABLE source (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, publisher TEXT, url TEXT,
        published TEXT, language TEXT NOT NULL);
    CREATE TABLE event (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
        edtf TEXT, earliest TEXT, latest TEXT, place TEXT, place_country TEXT);
    CREATE TABLE sector (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, label TEXT NOT NULL);
    CREATE TABLE quote (pk INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, quote_kind TEXT NOT NULL,
        language TEXT NOT NULL, text TEXT NOT NULL, edtf TEXT, earliest TEXT, latest TEXT,
        role_title TEXT, role_office TEXT, role_country TEXT,
        confidence REAL NOT NULL, review TEXT NOT NULL, position INTEGER NOT NULL,
        person_pk INTEGER REFERENCES person(pk), event_pk INTEGER REFERENCES event(pk),
        source_pk INTEGER NOT NULL REFERENCES source(pk));
    CREATE TABLE quote_sector (quote_pk INTEGER NOT NULL REFERENCES quote(pk),
        sector_pk INTEGER NOT NULL REFERENCES sector(pk), PRIMARY KEY (quote_pk, sector_pk)) WITHOUT ROWID;
    CREATE TABLE quote_within (quote_pk INTEGER NOT NULL REFERENCES quote(pk),
        sector_pk INTEGER NOT NULL REFERENCES sector(pk), PRIMARY KEY (quote_pk, sector_pk)) WITHOUT ROWID;
"""
_ROWS = """
    INSERT INTO person SELECT pk, id, name FROM store.person;
    CREATE TEMP TABLE source_number AS SELECT pk AS old, row_number() OVER (ORDER BY id) AS pk FROM store.source;
    CREATE UNIQUE INDEX temp.by_source ON source_number (old);
    INSERT INTO source SELECT n.pk, id, kind, publisher, url, published, language
        FROM store.source s JOIN source_number n ON n.old = s.pk ORDER BY n.pk;
    CREATE TEMP TABLE event_number AS SELECT pk AS old, row_number() OVER (ORDER BY id) AS pk FROM store.event;
    CREATE UNIQUE INDEX temp.by_event ON event_number (old);
    INSERT INTO event SELECT n.pk, id, name, kind, edtf, earliest, latest, json_extract(place, '$.name'), place_country
        FROM store.event e JOIN event_number n ON n.old = e.pk ORDER BY n.pk;
    INSERT INTO sector SELECT pk, id, label FROM store.concept WHERE scheme = 'sector';
    INSERT INTO quote SELECT q.pk, id, quote_kind, language, text, edtf, earliest, latest, role_title, role_office,
        role_country, confidence, review, position, person_pk, e.pk, s.pk
        FROM store.quote q JOIN source_number s ON s.old = q.source_pk LEFT JOIN event_number e ON e.old = q.event_pk;
    INSERT INTO quote_sector SELECT quote_pk, s.pk FROM store.quote_concept c JOIN sector s ON s.id = c.concept
        WHERE c.scheme = 'sector' ORDER BY 1, 2;
    WITH RECURSIVE within (id, broader) AS (
        SELECT id, id FROM store.concept WHERE scheme = 'sector'
        UNION SELECT w.id, c.broader FROM within w JOIN store.concept c ON c.scheme = 'sector' AND c.id = w.broader
            WHERE c.broader IS NOT NULL)
    INSERT INTO quote_within SELECT DISTINCT quote_pk, b.pk FROM quote_sector q JOIN sector s ON s.pk = q.sector_pk
        JOIN within w ON w.id = s.id JOIN sector b ON b.id = w.broader ORDER BY 1, 2;
"""
_INDEXES = """
    CREATE INDEX quote_newest ON quote (latest DESC, earliest DESC, source_pk, position);
    CREATE INDEX quote_person ON quote (person_pk, latest DESC, earliest DESC, source_pk, position);
    CREATE INDEX quote_event ON quote (event_pk);
    CREATE INDEX quote_source ON quote (source_pk, position);
    CREATE INDEX event_newest ON event (latest DESC, earliest DESC, pk);
    CREATE INDEX quote_within_sector ON quote_within (sector_pk, quote_pk);
    CREATE INDEX quote_sector_sector ON quote_sector (sector_pk, quote_pk);
    CREATE VIRTUAL TABLE quote_fts USING fts5(text, content='quote', content_rowid='pk',
        tokenize='porter unicode61 remove_diacritics 2');
    INSERT INTO quote_fts (quote_fts) VALUES ('rebuild');
    ANALYZE;
    PRAGMA journal_mode=WAL;
"""
_FLAT = """
    SELECT q.id, q.quote_kind, q.language, q.text, q.edtf, q.earliest, q.latest, q.role_title, q.role_office,
        q.role_country, q.confidence, q.review, q.position, q.source_pk, p.id AS person, p.name AS person_name,
        e.id AS event, e.name AS event_name, e.place, e.place_country, s.id AS source, s.publisher, s.url, s.published
    FROM quote q LEFT JOIN person p ON p.pk = q.person_pk LEFT JOIN event e ON e.pk = q.event_pk
        JOIN source s ON s.pk = q.source_pk ORDER BY q.pk
"""


def copy(store: Path, path: Path) -> Path:
    """Make the copy of a store at `path`."""
    for left in path.parent.glob(path.name + "*"):
        left.unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode=OFF")
        database.execute("PRAGMA synchronous=OFF")
        database.execute("ATTACH ? AS store", (str(store.resolve()),))
        for statements in (_TABLES, f"BEGIN; {_ROWS} COMMIT;"):
            database.executescript(statements)
        database.execute("DETACH store")
        database.executescript(_INDEXES)
    return path


def flat(relational: Path, path: Path) -> Path:
    """Write the quotes as lines of JSON, each with the ids and names of what it belongs to."""
    with closing(sqlite3.connect(relational)) as database, path.open("w", encoding="utf-8") as output:
        cursor = database.execute(_FLAT)
        names = [column[0] for column in cursor.description]
        for row in cursor:
            output.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False) + "\n")
    return path
