"""Options that several commands share, so that each is named and explained once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

Dossier = Annotated[Path, typer.Option("-d", "--dossier", metavar="DOSSIER", help="The dossier: a folder.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="The record as it was known then: 2022-01-20, 2022-01 or 2022."),
]
Confidential = Annotated[
    bool, typer.Option("--confidential", help="With what rests on confidential documents, which is left out otherwise.")
]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead of the terminal.")]
Outlets = Annotated[
    Path | None,
    typer.Option(
        "--outlets",
        metavar="FILE",
        help="Outlets and agencies of your own, over the shipped register; kept in the dossier.",
    ),
]
Jobs = Annotated[int, typer.Option("-j", "--jobs", min=1, metavar="N", help="Processes that analyse side by side.")]


class Format(StrEnum):
    """How an overview is printed."""

    table = "table"
    csv = "csv"
    json = "json"
    svg = "svg"


class Rows(StrEnum):
    """How rows are printed where there is no figure of them."""

    table = "table"
    csv = "csv"
    json = "json"


class Network(StrEnum):
    """How a network is printed."""

    table = "table"
    csv = "csv"
    json = "json"
    graphml = "graphml"
    gexf = "gexf"


class Mode(StrEnum):
    """What a network ties parties to."""

    parties = "parties"
    options = "options"


class Answer(StrEnum):
    """How an answer is printed."""

    table = "table"
    json = "json"


class Export(StrEnum):
    """The format of an exported table."""

    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


FormatOption = Annotated[Format, typer.Option("--format", help="How to print it; json and csv name every position.")]
RowsOption = Annotated[Rows, typer.Option("--format", help="How to print it.")]
