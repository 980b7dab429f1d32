"""The command `verbale`: thin commands over the workflow and the store; data on stdout, everything else on stderr."""

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from app import __version__, starting
from app.console import (
    EXIT_CODES,
    WHERE,
    Failing,
    examples,
    given_by_caller,
    inputs_of,
    progress,
    say,
    today,
)
from app.cores import available_cores
from app.demonstrating import free_port, temporary_store, where_to_look
from app.domain import vocabulary as vocabularies
from app.domain.vocabulary import Vocabulary
from app.importing import importing
from app.mcp import extra
from app.parameters import (
    Canonical,
    Date,
    Errors,
    Figures,
    File,
    Format,
    Gold,
    Host,
    IncludeMixed,
    Jobs,
    Map,
    On,
    Paths,
    Port,
    Predictions,
    Quotes,
    Rejects,
    Source,
    Statements,
    Workers,
)
from app.settings import Settings
from app.store.engine import database_path, open_reading

if TYPE_CHECKING:
    from app import workflow

app = typer.Typer(
    name="verbale",
    cls=Failing,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help=f"The open, verifiable record of who said what, where, when and about which sector in diplomacy.\n\n{WHERE}",
    epilog=EXIT_CODES,
)


def main() -> None:
    """Run the command line."""
    app()


def _settings() -> tuple[Settings, Path, Vocabulary]:
    settings = Settings()
    return settings, database_path(settings.database_url), vocabularies.load(settings.seeds)


@app.command(
    epilog=examples("ingest news/", "ingest --map text=body,published=day archive.ndjson",
                    "ingest --date 2025-11-20 --format html - < page.html")
)  # fmt: skip
def ingest(
    paths: Paths,
    date: Date = None,
    map_: Map = None,
    format_: Format = "txt",
    rejects: Rejects = Path("var/rejects.ndjson"),
    *,
    jobs: Jobs = None,
) -> None:
    """Read documents into the store.

    Each goes in whole or not at all, and reading one again changes nothing. Files are taken by their suffix: articles
    (.txt, .html, .md), records (.json, .yaml), and NDJSON of either. What is rejected is listed, the rest goes in, and
    the exit code is 1. A run that was stopped is finished by the same command.
    """
    with importing():
        from app import workflow
        from app.store.opening import prepare
    _, path, vocabulary = _settings()
    given = given_by_caller(date, map_)
    prepare(path, vocabulary)
    with progress("Reading") as advance:
        report = workflow.ingest(
            path, inputs_of(paths, format_), vocabulary, given, jobs=jobs or available_cores(), on_document=advance
        )
    raise typer.Exit(_reported(report, rejects))


def _reported(report: "workflow.Report", rejects: Path) -> int:
    """Tell what was done, and list what was rejected; the exit code."""
    say(report.summary() + ("" if report.changes else " (nothing changed)"))
    if not report.rejected:
        return 0
    rejects.parent.mkdir(parents=True, exist_ok=True)
    rejects.write_text("".join(f"{one.as_json()}\n" for one in report.rejected), encoding="utf-8")
    say(f"rejected documents are listed in {rejects}; the first: {report.rejected[0].as_json()}")
    return 1


@app.command(epilog=examples("extract article.txt", "extract --date 2025-11-20 - < article.txt"))
def extract(
    file: File,
    date: Date = None,
    format_: Format = "txt",
) -> None:
    """Print the record of a document, without storing it.

    The record is JSON, which ingest takes: correct it by hand where it is wrong, and take it in.
    """
    from app import reading, workflow

    _, _, vocabulary = _settings()
    for source in inputs_of([file], format_):
        if isinstance(source, reading.Rejected):
            raise typer.BadParameter(f"{source.file}: {source.reason}")
        for record in workflow.extracted(source, vocabulary, given_by_caller(date, None)):
            typer.echo(record.model_dump_json(indent=1))


@app.command(
    epilog=examples("evaluate gold.ndjson", "evaluate gold.ndjson --errors errors.ndjson --json figures.json",
                    "evaluate --statements statements.ndjson")
)  # fmt: skip
def evaluate(
    gold: Gold = None,
    *,
    statements: Statements = None,
    predictions: Predictions = None,
    errors: Errors = None,
    json_: Figures = None,
    on: On = "texts of any sort",
    include_mixed: IncludeMixed = False,
    jobs: Jobs = None,
) -> None:
    """Measure extraction on texts that people have read.

    Tells how many quotations were found and given to whom they belong, and how often each rule is right.
    """
    from app.evaluation import quality, running, table
    from app.evaluation.writing import write_json

    wanted = running.Wanted(tuple(gold or ()), tuple(statements or ()), predictions, errors, include_mixed, jobs)
    with progress("Measuring") as advance:
        result = running.evaluate(wanted, Settings().seeds, advance)
    if json_:
        write_json(json_, quality.facts(result, on=on, day=today(), release=__version__))
    typer.echo(table.text(result))


@app.command(epilog=examples("schema > record.schema.json"))
def schema() -> None:
    """Print the JSON Schema of a record file."""
    from app.domain.records import Record

    typer.echo(json.dumps(Record.model_json_schema(), ensure_ascii=False, indent=1))


@app.command(epilog=examples("migrate", "DATABASE_URL=sqlite:////data/verbale.sqlite verbale migrate"))
def migrate() -> None:
    """Make the database, or bring it up to this version.

    The vocabulary of the SEEDS folder is taken in, too. ingest and serve do the same before anything else.
    """
    from app.store.opening import prepare

    _, path, vocabulary = _settings()
    changed = prepare(path, vocabulary)
    say(f"{path} is up to date; {changed} changes to the vocabulary")


@app.command(epilog=examples("verify", "verify --source article.txt", "verify quotes.ndjson --source article.txt"))
def verify(records: Quotes = None, *, source: Source = None) -> None:
    """Check every stored quote against its source.

    Every text and document is held against its digest, too. A line tells each fault, and the exit code is then 6.

    With --source, check the quotes of one document against your own copy of it: those that the store has, or, without
    any store, those in files that the API gave. The exit code is 1 where one is not proven.
    """
    if records and source is None:
        raise typer.BadParameter("files of quotes need --source, the document to hold them against")
    raise typer.Exit(_verify_store() if source is None else _verify_source(source, records or []))


def _verify_store() -> int:
    from app.store import verify as checks

    session, tally = open_reading(database_path(Settings().database_url)), checks.Tally()
    faults = 0
    for fault in checks.verify(session, tally):
        faults += 1
        typer.echo(f"{fault.record}: {fault.what}")
    say(f"{tally.parts} parts in {tally.texts} texts and {tally.documents} documents checked; {faults} faults")
    return 6 if faults else 0


def _verify_source(source: Path, records: list[Path]) -> int:
    """Hold quotes against a text in hand; 1 where there is none, or one that it does not prove."""
    from app import workflow
    from app.domain import offline
    from app.store import verify as checks

    texts = workflow.texts(source)
    quotes = [quote for path in records for quote in offline.quotes_in(workflow.bytes_of(path))]
    if not records:
        session = open_reading(database_path(Settings().database_url))
        quotes = [quote for text in texts for quote in checks.quotes_of(session, offline.digest(text))]
    found = [offline.best(quote, texts) for quote in quotes]
    for one in found:
        typer.echo(one.sentence())
    proven = sum(one.is_proven for one in found)
    say(f"{proven} of {len(found)} quotes proven" if found else "no quote of this text was given or is in the store")
    return 0 if found and proven == len(found) else 1


@app.command(epilog=examples("dump > store.ndjson", "dump --canonical | sha256sum"))
def dump(canonical: Canonical = True) -> None:
    """Print the whole store as NDJSON.

    Two stores that were given the same documents in the same order give the same bytes.
    """
    from app.store import dump as dumps

    del canonical  # the only form there is; the flag says so aloud
    for line in dumps.canonical(open_reading(database_path(Settings().database_url))):
        sys.stdout.write(line + "\n")


@app.command(epilog=examples("reindex"))
def reindex() -> None:
    """Render documents and index anew from the facts.

    Needed only after a change of the code that renders them; migrate does it where another version made them.
    """
    from app.store import indexing

    say(f"{indexing.rebuild(database_path(Settings().database_url))} records rendered anew")


@app.command(epilog=examples("serve", "serve --host 0.0.0.0 --port 9000 --workers 2", "LOAD_SEEDS=false verbale serve"))
def serve(host: Host = None, port: Port = None, workers: Workers = 1) -> None:
    """Serve the API and its pages.

    The store is made if there is none, and the documents of the SEEDS folder are loaded unless LOAD_SEEDS is false.
    Ctrl+C or SIGTERM ends it, when the requests that have begun are answered.
    """
    settings = Settings().listening(host, port)
    starting.load(settings)
    say(f"serving on {settings.own_address} (API docs at /docs)")
    starting.run(settings, workers)


@app.command(epilog=examples("demo", "demo --port 9000"))
def demo(host: Host = None, port: Port = None) -> None:
    """Serve the article that comes with Verbale.

    Needs nothing, says where to look, and leaves nothing behind. The article is read into a store in a temporary
    folder, which is gone when you stop the server with Ctrl+C. Where port 8000 is taken and no other is asked for, a
    free one is.
    """
    bundled = Settings.model_fields["seeds"].default
    with temporary_store() as url:
        settings = Settings().model_copy(update={"database_url": url, "seeds": bundled, "load_seeds": True})
        settings = settings.listening(host, port or free_port(host or settings.host, settings.port))
        starting.load(settings)
        for line in where_to_look(settings.own_address):
            say(line)
        starting.run(settings)


@app.command(epilog=examples("mcp"))
def mcp() -> None:
    """Serve the store to a language model.

    Speaks the Model Context Protocol on standard input and output, and only reads. It is started by the model's own
    program, and needs the extra verbale[mcp]. `verbale serve` has the same tools at /mcp/.
    """
    extra.require()
    with importing():
        from app.main import serve_tools

    settings = Settings()
    open_reading(database_path(settings.database_url)).raw.close()  # the client is told at once where there is none
    serve_tools(settings)


@app.command(epilog=examples("version"))
def version() -> None:
    """Print the version."""
    typer.echo(__version__)
