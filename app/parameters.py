"""The parameters of the command line: what each is called, and what it means."""

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[
    list[Path], typer.Argument(metavar="PATH", help="Files and folders; - is standard input.", allow_dash=True)
]
Date = Annotated[
    str | None, typer.Option("--date", metavar="YYYY-MM-DD", help="Day of articles that do not give their own.")
]
Map = Annotated[
    str | None, typer.Option("--map", metavar="OURS=THEIRS,…", help="What fields of NDJSON articles are called.")
]
Host = Annotated[
    str | None, typer.Option(metavar="ADDRESS", help="Address to listen on; else HOST, which is 127.0.0.1 if not set.")
]
Port = Annotated[
    int | None,
    typer.Option(metavar="NUMBER", help="Port to listen on; else PORT, which is 8000 if not set.", min=1, max=65535),
]
Workers = Annotated[int, typer.Option(metavar="NUMBER", help="Processes that serve, each on one core.", min=1, max=64)]
Jobs = Annotated[
    int | None, typer.Option(metavar="NUMBER", min=1, max=256, help="Processes that read; else one for each core.")
]
_FORMATS = "Format of standard input: txt, html, md, json, yaml or ndjson."
Format = Annotated[str, typer.Option("--format", metavar="NAME", help=_FORMATS)]
Rejects = Annotated[Path, typer.Option(metavar="FILE", help="Where rejected documents are listed with their reasons.")]
File = Annotated[
    Path, typer.Argument(metavar="FILE", help="An article or record file; - is standard input.", allow_dash=True)
]
Gold = Annotated[
    list[Path] | None, typer.Argument(metavar="GOLD", help="NDJSON of documents whose quotations are marked.")
]
Statements = Annotated[
    list[Path] | None, typer.Option(metavar="FILE", help="NDJSON of statements with their concepts; may be repeated.")
]
Predictions = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Where to write what was found, in the gold's form.")
]
Errors = Annotated[Path | None, typer.Option(metavar="FILE", help="Where to write what went wrong.")]
Figures = Annotated[
    Path | None, typer.Option("--json", metavar="FILE", help="Where to write the figures for programs.")
]
On = Annotated[str, typer.Option(metavar="TEXT", help="What sort of texts the gold is of, for the figures.")]
IncludeMixed = Annotated[bool, typer.Option("--include-mixed", help="Count partly quoted speech too.")]
Quotes = Annotated[
    list[Path] | None,
    typer.Argument(metavar="QUOTES", help="Quotes as the API gave them (JSON, NDJSON), instead of a store."),
]
Source = Annotated[Path | None, typer.Option(metavar="FILE", help="A document in hand, to hold its quotes against.")]
Canonical = Annotated[
    bool, typer.Option("--canonical", help="In a fixed order, without clock fields, which is the only form.")
]
