"""Exports of press databases as rich text and as web pages, and those in other layouts; every article invented."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import press, read, richtext, walk
from dragoman.settings import Settings

FIRST = (
    "Dock workers in Norhaven voted on Monday to reject a third pay offer from the Port Employers' Federation.",
    '"Our members want a settlement," the union\'s general secretary, Ilse Brandvold, told reporters.',
)
SECOND = ("The federation said on Wednesday that it would return to the table.", "A mediator is to meet both sides.")
TITLES = ("Dockers turn down third pay offer", "Employers ready to talk")


def outcomes(tmp_path: Path, name: str, data: bytes) -> list[Document | DragomanError]:
    (tmp_path / name).write_bytes(data)
    return [outcome for source in walk([str(tmp_path / name)]) for outcome in read(source, Settings())]


def documents(tmp_path: Path, name: str, data: bytes) -> list[Document]:
    found = outcomes(tmp_path, name, data)
    assert all(isinstance(outcome, Document) for outcome in found), found
    return [outcome for outcome in found if isinstance(outcome, Document)]


def check(found: list[Document], second_byline: str | None = None) -> None:
    """The two articles, with all that their heads say and nothing of their feet."""
    assert [d.title for d in found] == list(TITLES)
    assert [d.outlet for d in found] == ["The Norhaven Herald", "Isle Times"]
    assert [(d.published, d.published_how) for d in found] == [("2023-03-14", "given"), ("2023-03-16", "given")]
    assert [d.byline for d in found] == ["Mara Lindqvist", second_byline]
    for document, paragraphs in zip(found, (FIRST, SECOND), strict=True):
        assert tuple(" ".join(document.text(span).split()) for span in document.body) == paragraphs
        assert "Copyright" not in document.raw


def nexis(
    names: tuple[str, str, str], day: tuple[str, str], foot: str, rights: str, *, words: str = "words"
) -> list[str]:
    """The lines of an export in the older layout. ``names``: labels of byline, section and length."""
    byline, section, length = names
    return [
        *(
            "1 of 2 DOCUMENTS",
            "",
            "Copyright 2023 Norhaven Herald Ltd., doing business as",
            "Herald Digital",
            rights,
            "",
        ),
        *("The Norhaven Herald", "", day[0], "", TITLES[0], "", f"{byline}: Mara Lindqvist", ""),
        *(f"{section}: NEWS; Pg. 4", "", f"{length}: 512  {words}", "", FIRST[0], "", FIRST[1], "", foot, ""),
        *("2 of 2 DOCUMENTS", "", "Isle Times", "", day[1], "", TITLES[1], "", f"{length}: 230  {words}", ""),
        *(SECOND[0], "", SECOND[1], "", foot, "", "Copyright 2023 Isle Times Co.", rights),
    ]


ENGLISH = nexis(
    ("BYLINE", "SECTION", "LENGTH"),
    ("March 14, 2023 Tuesday", "March 16, 2023 Thursday"),
    "LOAD-DATE: March 17, 2023",
    "All Rights Reserved",
)
GERMAN = nexis(
    ("AUTOR", "RUBRIK", "LÄNGE"),
    ("14. März 2023 Dienstag 9:50 PM GMT+1", "16. März 2023 Donnerstag"),
    "UPDATE: 17. März 2023",
    "Alle Rechte vorbehalten",
    words="Wörter",
)
FRENCH = nexis(
    ("AUTEUR", "RUBRIQUE", "LONGUEUR"),
    ("14 mars 2023 mardi", "16 mars 2023 jeudi"),
    "DATE-CHARGEMENT: 17 mars 2023",
    "Tous Droits Réservés",
    words="mots",
)


@pytest.mark.parametrize("lines", [ENGLISH, GERMAN, FRENCH], ids=["english", "german", "french"])
def test_labels_in_the_language_of_the_database(tmp_path: Path, lines: list[str]) -> None:
    check(documents(tmp_path, "export.txt", "\n".join(lines).encode()))


def test_a_syndicate_is_no_outlet_and_a_blog_is_its_outlets(tmp_path: Path) -> None:
    text = "\n".join(ENGLISH).replace("Isle Times\n", "Isle Times\n\nDistributed by Isle Content Agency\n", 1)
    check(documents(tmp_path, "export.txt", text.encode()))
    newer = [TITLES[1], "", "Isle Times", "", "(Harbour Blog)", "", "March 16, 2023 Thursday 15:25 EST", ""]
    (found,) = press.split("\n".join([*newer, "Length: 230 words", "Body", "", *SECOND, "", "End of Document"]))
    assert (found.title, found.outlet) == (TITLES[1], "Isle Times (Harbour Blog)")


def rich(lines: list[str]) -> bytes:
    """Rich text with the tables, page heads and instructions that word processors write."""

    def run(line: str) -> str:
        line = line.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}")
        return "".join(c if ord(c) < 128 else f"\\'{ord(c):02x}" if ord(c) < 256 else f"\\u{ord(c)}?" for c in line)

    head = (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fmodern Courier;}}{\colortbl;\red0\green0\blue0;}"
        r"{\*\generator Writer 1;}{\info{\title Nothing to read}}{\header Page \chpgn }{\pict\pngblip 89504e47}"
    )
    return (head + "\r\n" + "\r\n".join(rf"\pard\plain {{\b {run(line)}}}\par" for line in lines) + "}").encode("ascii")


@pytest.mark.parametrize("name", ["export.rtf", "export.DOC"])
def test_an_export_as_rich_text(tmp_path: Path, name: str) -> None:
    check(documents(tmp_path, name, rich(ENGLISH)))


def test_labels_beyond_ascii_in_rich_text(tmp_path: Path) -> None:
    check(documents(tmp_path, "export.rtf", rich(GERMAN)))


def test_rich_text_that_is_no_export_is_one_document(tmp_path: Path) -> None:
    (found,) = documents(tmp_path, "talks.rtf", rich([TITLES[0], "", *FIRST]))
    assert found.raw == "\n\n".join((TITLES[0], *FIRST))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (rb"{\rtf1 na\u239\'efve \u8212?\emdash  x}", "naïve —— x"),
        (rb"{\rtf1 \uc2 \u1055\'cf\'cf x}", "П x"),
        (rb"{\rtf1\ansicpg936 \'d6\'d0 x}", "中 x"),
        (rb"{\rtf1 seen{\v hidden} and{\v0  seen}}", "seen and seen"),
        (rb"{\rtf1 {\field{\*\fldinst HYPERLINK x}{\fldrslt a link}} \{kept\}}", "a link {kept}"),
        (rb"{\rtf1 a\~b{\footnote note}{\*\shppict{\pict 00ff}}\bin3 {{{c}", "a\xa0bc"),
        (rb"{\rtf1 unclosed {\b group", "unclosed group"),
        (rb"{\rtf1 one}}}} two", "one two"),
    ],
)
def test_what_rich_text_says(source: bytes, text: str) -> None:
    assert richtext.parse(source, 1000) == {"parts": [text]}


@pytest.mark.parametrize("data", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"{\\rtf1 " + b"{" * 5000])
def test_what_is_no_rich_text_is_an_error(tmp_path: Path, data: bytes) -> None:
    (error,) = outcomes(tmp_path, "odd.doc", data)
    assert isinstance(error, DragomanError)
    assert error.code == "D109"


def test_rich_text_without_a_name_is_known_by_its_start(tmp_path: Path) -> None:
    from dragoman.reading.sniffing import sniff

    assert sniff(rich(["x"])) == ".rtf"


def test_an_export_as_a_web_page_in_the_older_layout(tmp_path: Path) -> None:
    runs = ("<BR>".join(map(escape, run.split("\n"))) for run in "\n".join(ENGLISH).split("\n\n"))
    blocks = "\n".join(f'<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">{run}</SPAN></P>\n</DIV>' for run in runs)
    page = f"<HTML><HEAD><STYLE>.c0 {{}}</STYLE></HEAD><BODY><!-- 1 of 2 DOCUMENTS -->{blocks}</BODY></HTML>"
    check(documents(tmp_path, "export.html", page.encode()))


def printed(n: int, *, words: str, day: str, language: str, document: str) -> str:
    author = ("", '<div class="author">Mara Lindqvist </div>')[n == 0]
    head = f'<div>News</div><div id="hd"><span class="enHeadline">{TITLES[n]}</span></div>{author}'
    facts = (words, day, ("The Norhaven Herald", "Isle Times")[n], "NRHHLD", "4", language, "(c) 2023 Norhaven Ltd. ")
    body = "".join(f'<p class="articleParagraph enarticleParagraph">{escape(text)}</p>' for text in (FIRST, SECOND)[n])
    lines = "".join(f"<div>{fact}</div>" for fact in facts)
    return f'<div class="article enArticle">{head}{lines}{body}<p>{document} NRHHLD002023031{n}ej3e0001x</p></div>'


@pytest.mark.parametrize(
    ("words", "days", "language", "document"),
    [
        ("1,512 words", ("14 March 2023", "16 March 2023"), "English", "Document"),
        ("512 Wörter", ("14. März 2023", "16. März 2023"), "Englisch", "Dokument"),
        ("512 mots", ("14 mars 2023 09:30", "16 mars 2023"), "Anglais", "Document"),
        ("512 字", ("2023 年 3 月 14 日 17:04", "2023 年 3 月 16 日"), "英文", "文件"),
    ],
)
def test_a_printed_export_as_a_web_page(
    tmp_path: Path, words: str, days: tuple[str, str], language: str, document: str
) -> None:
    articles = [printed(n, words=words, day=days[n], language=language, document=document) for n in (0, 1)]
    page = f"<html><body><div>Menu</div><form>{''.join(articles)}</form></body></html>"
    check(documents(tmp_path, "export.html", page.encode()))


def test_a_coded_export_as_a_web_page(tmp_path: Path) -> None:
    def row(code: str, value: str) -> str:
        return f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>{value}</td></tr>'

    def record(n: int, byline: str) -> str:
        body = "".join(f"<p>{escape(text)}</p>" for text in (FIRST, SECOND)[n][1:])
        rows = (
            row("HD", f"<b class='enHeadline'>{TITLES[n]}</b>\n"),
            byline,
            *(row("WC", "512 words"), row("PD", f"1{4 + 2 * n} March 2023"), row("ET", "15:32")),
            *(row("SN", ("The Norhaven Herald", "Isle Times")[n]), row("LA", "English")),
            *(row("LP", f"<p>{escape((FIRST, SECOND)[n][0])}</p>"), row("TD", body)),
            *(row("NS", "<br/>gpersl : Labour"), row("AN", "<br/>Document NRHHLD0020230314ej3e0001x")),
        )
        return f'<div class="article enArticle"><table>{"".join(rows)}</table></div>'

    page = f"<html><body>{record(0, row('BY', 'Mara Lindqvist'))}{record(1, '')}</body></html>"
    check(documents(tmp_path, "export.html", page.encode()))


def test_an_export_with_the_day_in_the_number_of_the_document(tmp_path: Path) -> None:
    def article(n: int, author: str) -> str:
        head = (
            f'<div><span class="DocPublicationName">{("The Norhaven Herald", "Isle Times")[n]}   </span></div>'
            f'<div><span class="DocHeader">Economy, mardi 1{4 + 2 * n} mars 2023, p. 4</span></div>'
            "<div><p>HARBOUR</p></div>"
            f'<div class="titreArticle"><p class="titreArticleVisu">{TITLES[n]}</p></div>{author}'
        )
        body = "".join(f"<p>{escape(text)}</p>" for text in (FIRST, SECOND)[n])
        foot = (
            "<small>© 2023 Norhaven Ltd. Tous droits réservés.</small>"
            f"<p>Numéro de document : news·2023031{4 + 2 * n}·NH·0q1503_12{n}</p>"
            f"<div>news·2023031{4 + 2 * n}·NH·0q1503_12{n}</div>"
            "<div>Ce certificat est émis à une université</div><div>Date d'émission : <b>2024-07-04</b></div>"
        )
        return f"<article><header>{head}</header><section>{body}</section><footer>{foot}</footer></article>"

    page = f"<html><body>{article(0, '<div>Mara Lindqvist</div>')}{article(1, '')}</body></html>"
    check(documents(tmp_path, "export.html", page.encode()))


def test_a_page_that_only_looks_like_an_export_is_a_web_page(tmp_path: Path) -> None:
    text = "".join(f"<p>{escape(paragraph * 3)}</p>" for paragraph in (*FIRST, *SECOND))
    page = f"<html><body><article><h1>{TITLES[0]}</h1>{text}<p>1 of 2 DOCUMENTS</p></article></body></html>"
    (found,) = documents(tmp_path, "page.html", page.encode())
    assert "Brandvold" in found.raw


RULE = "_" * 60
FIELDS = f"""{RULE}

Document 1 of 2

{TITLES[0]}

Author: Mara Lindqvist

Publication info: The Norhaven Herald ; Norhaven [Norhaven]. 14 Mar 2023: A.1.

https://library.example/docview/1

Abstract: None available.

Full text: {FIRST[0]}
{FIRST[1]}

CAPTION: A crane.

Subject: Ports; Strikes

Title: {TITLES[0]}: {TITLES[0]}

Publication title: The Norhaven Herald; Norhaven

Publication date: Mar 14, 2023

Language of publication: English

Copyright: Copyright 2023 Norhaven Herald Ltd.

{RULE}

{TITLES[1]}

Full text: {SECOND[0]}
{SECOND[1]}

Title: {TITLES[1]}

Publication title: Isle Times

Publication date: Mar 16, 2023

Copyright: Copyright 2023 Isle Times Co.

{RULE}
"""


def test_labelled_fields_around_the_full_text(tmp_path: Path) -> None:
    check(documents(tmp_path, "export.txt", FIELDS.encode()))


def test_a_label_within_the_text_ends_nothing() -> None:
    text = FIELDS.replace(FIRST[1], f"Location: the old harbour.\n{FIRST[1]}")
    assert "Brandvold" in press.split(text)[0].text


def test_a_line_of_an_article_is_no_foot() -> None:
    text = "\n".join(ENGLISH).replace(FIRST[1], f"UPDATE: the vote is over.\n\nCOMPANY: a word for crew.\n\n{FIRST[1]}")
    assert "Brandvold" in press.split(text)[0].text


@pytest.mark.parametrize(
    "text", ["Full text: the agreement is on line.", f"{RULE}\nTitle: x\n{RULE}", "Numéro de document : 12"]
)
def test_a_mark_alone_makes_no_export(text: str) -> None:
    assert press.split(f"{text}\n\n{FIRST[0]}") == []
