"""The command `verbale`: thin commands over the workflow and the store; data on stdout, everything else on stderr."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from app import __version__, reading, workflow
from app.console import EXIT_CODES, Failing, available_cores, given_by_caller, progress, say, standard_input, today
from app.demonstrating import free_port, temporary_store, where_to_look
from app.domain import offline
from app.domain import vocabulary as vocabularies
from app.domain.records import Record
from app.domain.vocabulary import Vocabulary
from app.evaluation import quality, running, table
from app.evaluation.writing import write_json
from app.mcp import extra
from app.settings import Settings
from app.store import dump as dumps
from app.store import indexing
from app.store import verify as checks
from app.store.engine import database_path, open_reading

app = typer.Typer(
    name="verbale",
    cls=Failing,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="The open, verifiable record of who said what, where, when and about which sector in diplomacy.",
    epilog=EXIT_CODES,
)
Paths = Annotated[list[Path], typer.Argument(help="Files and folders; - is standard input.", allow_dash=True)]
Date = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Day of articles that do not give theirs.")
]
Map = Annotated[str | None, typer.Option("--map", metavar="OURS=THEIRS,…", help="Field names of NDJSON articles.")]
Host = Annotated[str | None, typer.Option(help="Address to listen on (HOST).")]
Port = Annotated[int | None, typer.Option(help="Port to listen on (PORT).", min=1, max=65535)]
Workers = Annotated[int, typer.Option(help="Processes that serve, each on one core.", min=1, max=64)]
Format = Annotated[str, typer.Option("--format", help="Format of standard input: txt, html, md, json, yaml or ndjson.")]


def main() -> None:
    """Run the command line."""
    app()


def _settings() -> tuple[Settings, Path, Vocabulary]:
    settings = Settings()
    return settings, database_path(settings.database_url), vocabularies.load(settings.seeds)


@app.command()
def ingest(
    paths: Paths,
    date: Date = None,
    map_: Map = None,
    format_: Format = "txt",
    rejects: Annotated[Path, typer.Option(help="Where rejected documents are listed.")] = Path("var/rejects.ndjson"),
    *,
    jobs: Annotated[int | None, typer.Option(min=1, max=256, help="Processes that read; as many as cores.")] = None,
) -> None:
    """Read documents into the store: each whole or not at all. Reading one again changes nothing."""
    _, path, vocabulary = _settings()
    given = given_by_caller(date, map_)
    workflow.prepare(path, vocabulary)
    with progress("Reading") as advance:
        report = workflow.ingest(
            path, _inputs(paths, format_), vocabulary, given, jobs=jobs or available_cores(), on_document=advance
        )
    raise typer.Exit(_reported(report, rejects))


def _inputs(paths: list[Path], format_: str) -> list[reading.Input | reading.Rejected]:
    files = list(reading.inputs([path for path in paths if str(path) != "-"]))
    return [*files, standard_input(format_)] if Path("-") in paths else files


def _reported(report: workflow.Report, rejects: Path) -> int:
    """Tell what was done, and list what was rejected; the exit code."""
    say(report.summary() + ("" if report.changes else " (nothing changed)"))
    if not report.rejected:
        return 0
    rejects.parent.mkdir(parents=True, exist_ok=True)
    rejects.write_text("".join(f"{one.as_json()}\n" for one in report.rejected), encoding="utf-8")
    say(f"rejected documents are listed in {rejects}; the first: {report.rejected[0].as_json()}")
    return 1


@app.command()
def extract(
    file: Annotated[Path, typer.Argument(help="An article or record file; - is standard input.", allow_dash=True)],
    date: Date = None,
    format_: Format = "txt",
) -> None:
    """Print the record of a document as JSON, without storing anything."""
    _, _, vocabulary = _settings()
    for source in _inputs([file], format_):
        if isinstance(source, reading.Rejected):
            raise typer.BadParameter(f"{source.file}: {source.reason}")
        for record in workflow.extracted(source, vocabulary, given_by_caller(date, None)):
            typer.echo(record.model_dump_json(indent=1))


@app.command()
def evaluate(
    gold: Annotated[list[Path] | None, typer.Argument(help="NDJSON of documents whose quotations are marked.")] = None,
    *,
    statements: Annotated[list[Path] | None, typer.Option(help="NDJSON of statements with their concepts.")] = None,
    predictions: Annotated[Path | None, typer.Option(help="Where to write what was found, in the gold's form.")] = None,
    errors: Annotated[Path | None, typer.Option(help="Where to write what went wrong.")] = None,
    json_: Annotated[Path | None, typer.Option("--json", help="Where to write the figures for programs.")] = None,
    on: Annotated[str, typer.Option(help="What sort of texts the gold is of, for the figures.")] = "texts of any sort",
    include_mixed: Annotated[bool, typer.Option("--include-mixed", help="Count partly quoted speech too.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, max=256, help="Processes; as many as there are cores.")] = None,
) -> None:
    """Measure extraction, and how often each rule is right, on documents and statements that people have read."""
    wanted = running.Wanted(tuple(gold or ()), tuple(statements or ()), predictions, errors, include_mixed, jobs)
    with progress("Measuring") as advance:
        result = running.evaluate(wanted, Settings().seeds, advance)
    if json_:
        write_json(json_, quality.facts(result, on=on, day=today(), release=__version__))
    typer.echo(table.text(result))


@app.command()
def schema() -> None:
    """Print the JSON Schema of a record file."""
    typer.echo(json.dumps(Record.model_json_schema(), ensure_ascii=False, indent=1))


@app.command()
def migrate() -> None:
    """Make the database, or bring it up to this version, with the vocabulary of the seeds folder."""
    _, path, vocabulary = _settings()
    changed = workflow.prepare(path, vocabulary)
    say(f"{path} is up to date; {changed} changes to the vocabulary")


@app.command()
def verify(
    records: Annotated[
        list[Path] | None, typer.Argument(help="Quotes as the API gave them (JSON, NDJSON), to check without a store.")
    ] = None,
    *,
    source: Annotated[Path | None, typer.Option(help="A document in hand, to hold its quotes against.")] = None,
) -> None:
    """Check every stored quote against its source, and every text and document against its digest.

    With --source, check the quotes of one document against your own copy of it: those that the store has, or, without
    any store, those in files that the API gave.
    """
    if records and source is None:
        raise typer.BadParameter("files of quotes need --source, the document to hold them against")
    raise typer.Exit(_verify_store() if source is None else _verify_source(source, records or []))


def _verify_store() -> int:
    session, tally = open_reading(database_path(Settings().database_url)), checks.Tally()
    faults = 0
    for fault in checks.verify(session, tally):
        faults += 1
        typer.echo(f"{fault.record}: {fault.what}")
    say(f"{tally.parts} parts in {tally.texts} texts and {tally.documents} documents checked; {faults} faults")
    return 6 if faults else 0


def _verify_source(source: Path, records: list[Path]) -> int:
    """Hold quotes against a text in hand; 1 where there is none, or one that it does not prove."""
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


@app.command()
def dump(
    canonical: Annotated[bool, typer.Option("--canonical", help="In a fixed order, without clock fields.")] = True,
) -> None:
    """Print the whole store as NDJSON; equal stores give equal bytes."""
    del canonical  # the only form there is; the flag says so aloud
    for line in dumps.canonical(open_reading(database_path(Settings().database_url))):
        sys.stdout.write(line + "\n")


@app.command()
def reindex() -> None:
    """Render every document and the whole index anew from the facts."""
    say(f"{indexing.rebuild(database_path(Settings().database_url))} records rendered anew")


@app.command()
def serve(host: Host = None, port: Port = None, workers: Workers = 1) -> None:
    """Make the store if needed, load the seeds, and serve the API and its pages."""
    settings = Settings().listening(host, port)
    _load(settings)
    say(f"serving on {settings.own_address} (API docs at /docs)")
    _run(settings, workers)


@app.command()
def demo(host: Host = None, port: Port = None) -> None:
    """Serve the article that comes with Verbale, and say where to look. Nothing is needed, and nothing stays behind.

    It is read into a store in a temporary folder, which is gone when you stop the server with Ctrl+C. Where port 8000
    is taken and no other is asked for, a free one is.
    """
    bundled = Settings.model_fields["seeds"].default
    with temporary_store() as url:
        settings = Settings().model_copy(update={"database_url": url, "seeds": bundled, "load_seeds": True})
        settings = settings.listening(host, port or free_port(host or settings.host, settings.port))
        _load(settings)
        for line in where_to_look(settings.own_address):
            say(line)
        _run(settings)


def _load(settings: Settings) -> None:
    """Make the store or bring it up to date, with the documents of the seeds folder where they are wanted."""
    path, vocabulary = database_path(settings.database_url), vocabularies.load(settings.seeds)
    workflow.prepare(path, vocabulary)
    if settings.load_seeds:
        say("seeds: " + workflow.ingest(path, reading.inputs([settings.seeds]), vocabulary).summary())


def _run(settings: Settings, workers: int = 1) -> None:
    from app.main import run  # noqa: PLC0415 - no other command needs the API, whose import takes half a second

    run(settings, workers)


@app.command()
def mcp() -> None:
    """Serve the store to a language model on standard input and output (Model Context Protocol); it only reads."""
    extra.require()
    from app.main import serve_tools  # noqa: PLC0415 - as for `serve`

    settings = Settings()
    open_reading(database_path(settings.database_url)).raw.close()  # the client is told at once where there is none
    serve_tools(settings)


@app.command()
def version() -> None:
    """Print the version."""
    typer.echo(__version__)
