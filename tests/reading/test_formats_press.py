"""Exports of press databases, every article, outlet and dispute invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.model import Document
from dragoman.reading import press, read, walk
from dragoman.settings import Settings

FIRST = """Dock workers in Norhaven voted on Monday to reject a third pay offer from the Port
Employers' Federation, prolonging a strike that has stopped container traffic for six
days.

"Our members want a settlement, but not at any price," the union's general secretary,
Ilse Brandvold, told reporters."""
SECOND = """The federation said on Wednesday that it would return to the table if the union dropped
its call for a shorter week.

A mediator appointed by the labour ministry is to meet both sides on Thursday."""

OLDER = f"""
                               1 of 2 DOCUMENTS


                              The Norhaven Herald

                             March 14, 2023 Tuesday
                                 Final Edition

Dockers turn down third
pay offer

BYLINE: Mara Lindqvist

SECTION: NEWS; Pg. 4

LENGTH: 512 words

DATELINE: NORHAVEN

{FIRST}

LOAD-DATE: March 15, 2023

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                     Copyright 2023 Norhaven Herald Ltd.
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                                  Isle Times

                             March 16, 2023 Thursday

Employers ready to talk

SECTION: HOME; Pg. 1

LENGTH: 230 words

{SECOND}

LOAD-DATE: March 17, 2023

                       Copyright 2023 Isle Times Co.
                              All Rights Reserved
"""
NEWER = f"""Dockers turn down third pay offer
The Norhaven Herald
March 14, 2023 Tuesday

Copyright 2023 Norhaven Herald Ltd. All Rights Reserved
Section: NEWS; Pg. 4
Length: 512 words
Byline: Mara Lindqvist
Body

{FIRST}

Classification

Language: ENGLISH
Load-Date: March 15, 2023

End of Document

Employers ready to talk
Isle Times
March 16, 2023 Thursday

Copyright 2023 Isle Times Co. All Rights Reserved
Length: 230 words
Body

{SECOND}

Load-Date: March 17, 2023

End of Document
"""
CODED = f"""SE  News
HD  Dockers turn down third pay offer
BY  Mara Lindqvist
WC  512 words
PD  14 March 2023
ET  08:15
SN  The Norhaven Herald
SC  NRHHLD
LA  English
CY  Copyright 2023. Norhaven Herald Ltd.
LP
{FIRST.split(chr(10) * 2)[0]}

TD
{FIRST.split(chr(10) * 2)[1]}

NS  gpersl : Labour
AN  Document NRHHLD0020230314ej3e0001x

HD  Employers ready to talk
WC  230 words
PD  16 March 2023
SN  Isle Times
LP
{SECOND}

AN  Document ISLTIM0020230316ej3g0002k
"""
PRINTED = f"""News
Dockers turn down third pay offer
Mara Lindqvist
512 words
14 March 2023
08:15
The Norhaven Herald
NRHHLD
4
English
Copyright 2023. Norhaven Herald Ltd.

{FIRST}

Document NRHHLD0020230314ej3e0001x

Employers ready to talk
230 words
16 March 2023
Isle Times
ISLTIM
English
(c) 2023 Isle Times Co.

{SECOND}

Document ISLTIM0020230316ej3g0002k

Search Summary
Text: dockers
"""


def read_all(tmp_path: Path, text: str) -> list[Document]:
    (tmp_path / "export.txt").write_text(text, encoding="utf-8")
    found = [outcome for source in walk([str(tmp_path / "export.txt")]) for outcome in read(source, Settings())]
    assert all(isinstance(outcome, Document) for outcome in found)
    return [outcome for outcome in found if isinstance(outcome, Document)]


@pytest.mark.parametrize("text", [OLDER, NEWER, CODED, PRINTED], ids=["older", "newer", "coded", "printed"])
def test_an_export_is_split_and_its_heads_are_read(tmp_path: Path, text: str) -> None:
    first, second = read_all(tmp_path, text)
    assert (first.doc, second.doc) == ("export.txt:1", "export.txt:2")
    assert (first.title, first.outlet, first.published, first.byline) == (
        "Dockers turn down third pay offer",
        "The Norhaven Herald",
        "2023-03-14",
        "Mara Lindqvist",
    )
    assert (second.title, second.outlet, second.published, second.byline) == (
        "Employers ready to talk",
        "Isle Times",
        "2023-03-16",
        None,
    )
    assert first.published_how == "given"
    for document, text_of in ((first, FIRST), (second, SECOND)):
        body = [" ".join(document.text(span).split()) for span in document.body]
        assert body == [" ".join(part.split()) for part in text_of.split("\n\n")]
        assert "Copyright" not in document.raw


def test_reading_twice_gives_the_same_ids(tmp_path: Path) -> None:
    assert [d.id for d in read_all(tmp_path, OLDER)] == [d.id for d in read_all(tmp_path, OLDER)]


def test_one_article_without_a_number(tmp_path: Path) -> None:
    (found,) = read_all(tmp_path, NEWER.partition("End of Document")[0])
    assert (found.title, found.outlet) == ("Dockers turn down third pay offer", "The Norhaven Herald")


def test_an_article_whose_head_cannot_be_read_is_not_lost(tmp_path: Path) -> None:
    odd = "\n1 of 2 DOCUMENTS\n\n" + (FIRST + "\n\n") * 4
    found = read_all(tmp_path, odd + "2 of 2 DOCUMENTS" + OLDER.partition("2 of 2 DOCUMENTS")[2])
    assert len(found) == 2
    assert "Brandvold" in found[0].raw
    assert found[1].outlet == "Isle Times"


@pytest.mark.parametrize(
    "text",
    [
        FIRST,
        f"Dockers turn down offer\n\nBy Mara Lindqvist\n\n14 March 2023\n\n{FIRST}\n\nCopyright 2023 Herald\n",
        f"Document 1 of 2\n\n{FIRST}\n\nDocument 2 of 2\n\n{SECOND}",
        f"{FIRST}\n\nHD\n\nThe screen was in HD  quality.\n\nSN  was the code.",
        f"512 words\n\n{FIRST}",
        f"Length: 512 words\n\n{FIRST}",
    ],
)
def test_what_is_no_export_stays_whole(text: str) -> None:
    assert press.split(text) == []


def test_a_line_in_capitals_ends_no_text() -> None:
    lines = CODED.replace('"Our members', 'IN GENEVA the talks went on. \nCO operation was sought.\n"Our members')
    assert "IN GENEVA" in press.split(lines)[0].text
    assert "Brandvold" in press.split(lines)[0].text
