"""Word documents and PDF, made here with the libraries that write them, or by hand."""

from __future__ import annotations

import io
import time
import zipfile
import zlib
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import portable, read, walk
from dragoman.settings import Settings
from tests.reading.test_formats_press import NEWER

PARAGRAPHS = [
    "Dock workers in Norhaven voted on Monday to reject a third pay offer, their union said after the count.",
    "The employers' association said it was ready to talk, but not for an increase above 5 percent.",
    "A mediator is to meet both sides on March 20, according to the ministry of labour.",
]
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def outcomes(path: Path, settings: Settings | None = None) -> list[Document | DragomanError]:
    return [found for source in walk([str(path)]) for found in read(source, settings or Settings())]


def codes(found: list[Document | DragomanError]) -> list[str]:
    return [outcome.code if isinstance(outcome, DragomanError) else outcome.doc for outcome in found]


def word(body: str, head: str = "") -> bytes:
    """A Word document of this content."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0"?>{head}<w:document {_W} {_MC}><w:body>{body}</w:body></w:document>',
        )
    return data.getvalue()


def paragraph(text: str, style: str = "") -> str:
    marked = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{marked}<w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def pdf(pages: list[list[str]], extra: bytes = b"") -> bytes:
    """A PDF with these lines on its pages."""
    count = len(pages)
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {count} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, lines in enumerate(pages):
        shown = " ".join(f"({_literal(line)}) Tj T*" for line in lines)
        content = f"BT /F1 12 Tf 14 TL 72 720 Td {shown} ET".encode("cp1252") + extra
        packed = zlib.compress(content)
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] {resources} /Contents {5 + 2 * n} 0 R >>".encode()
        )
        objects.append(b"<< /Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (len(packed), packed))
    out, offsets = b"%PDF-1.5\n", []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def _literal(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def wrapped(paragraphs: list[str]) -> list[str]:
    import textwrap

    return [line for text in paragraphs for line in [*textwrap.wrap(text, 70), ""]]


def test_paragraphs_and_headings_of_a_word_document(tmp_path: Path) -> None:
    first = escape(PARAGRAPHS[0])
    body = (
        paragraph("Port workers reject pay offer", "Title")
        + f"<w:p><w:r><w:t>{first[:30]}</w:t></w:r><w:ins><w:r><w:t>{first[30:]}</w:t></w:r></w:ins>"
        + "<w:del><w:r><w:delText>struck out</w:delText></w:r></w:del></w:p>"
        + paragraph("Talks to resume", "Heading2")
        + f"<w:tbl><w:tr><w:tc>{paragraph(PARAGRAPHS[1])}</w:tc></w:tr></w:tbl>"
        + f"<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>{PARAGRAPHS[2]}</w:t></w:r></mc:Choice>"
        + f"<mc:Fallback><w:r><w:t>{PARAGRAPHS[2]}</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>"
    )
    (tmp_path / "a.docx").write_bytes(word(body))
    (found,) = outcomes(tmp_path)
    assert isinstance(found, Document)
    texts = ["Port workers reject pay offer", PARAGRAPHS[0], "Talks to resume", PARAGRAPHS[1], PARAGRAPHS[2]]
    assert found.raw == "\n\n".join(texts)
    assert found.title == texts[0]
    assert [found.text(span) for span in found.body] == texts[1:]
    assert texts[2] in [found.text(span) for span in found.headings]


def test_a_word_document_that_python_docx_would_write_as_an_export(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word("".join(paragraph(line) for line in NEWER.splitlines())))
    found = outcomes(tmp_path)
    assert codes(found) == ["a.docx:1", "a.docx:2"]
    assert isinstance(found[0], Document)
    assert (found[0].outlet, found[0].published) == ("The Norhaven Herald", "2023-03-14")


def test_word_documents_that_are_none_or_do_harm(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret of this machine")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    entity = f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file://{secret}">]>'
    bomb = paragraph("a") * 4_000_000
    (tmp_path / "in").mkdir()
    files = {
        "a.docx": b"no zip",
        "b.docx": word(paragraph(" ")),
        "c.docx": word(bomb),
        "d.docx": word("<w:p><w:r><w:t>&x;&l11;</w:t></w:r></w:p>" + paragraph(PARAGRAPHS[0]), entity),
        "e.docx": word("<w:p>" * 100_000),
        "z.txt": PARAGRAPHS[0].encode(),
    }
    for name, content in files.items():
        (tmp_path / "in" / name).write_bytes(content)
    began = time.monotonic()
    found = outcomes(tmp_path / "in")
    assert time.monotonic() - began < 30
    kinds = codes(found)
    assert kinds[:3] == ["D109", "D117", "D109"]
    assert kinds[4:] == ["D109", "z.txt"]
    assert isinstance(found[3], DragomanError) or found[3].raw == PARAGRAPHS[0]


def test_the_pages_of_a_pdf(tmp_path: Path) -> None:
    head, foot = "The Norhaven Herald, March 14, 2023", "Page %d of 3"
    lines = wrapped(PARAGRAPHS * 3)
    thirds = [lines[0:6], lines[6:12], lines[12:]]
    pages = [[head, *part, foot % n] for n, part in enumerate(thirds, 1)]
    (tmp_path / "a.pdf").write_bytes(pdf(pages))
    (found,) = outcomes(tmp_path)
    assert isinstance(found, Document)
    assert "Page " not in found.raw
    assert head not in found.raw
    assert " ".join(found.raw.split()) == " ".join(PARAGRAPHS * 3)


def test_running_heads_numbers_and_parted_words() -> None:
    inner = [
        "One side said that the long-\nterm nego-\ntiations\nwent on.",
        "The other side\nsaid little\nand left.",
        "Nobody knew\nwhat was\nto come.",
    ]
    pages = [f"Herald {n}\n{text}\n- {n} -" for n, text in enumerate(inner, 1)]
    text = portable.whole(pages)
    assert "Herald" not in text
    assert "- 1 -" not in text
    assert "negotiations\n" in text
    assert "longterm" in text
    assert "long-term" in portable.whole(["a long-\nterm plan\nis a long-term plan"])


@pytest.mark.parametrize("password", ["secret", ""])
def test_an_encrypted_pdf_is_said_to_be_one(tmp_path: Path, password: str) -> None:
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(PdfReader(io.BytesIO(pdf([PARAGRAPHS]))))
    writer.encrypt(password, owner_password="other", algorithm="RC4-128")
    writer.write(tmp_path / "a.pdf")
    (found,) = outcomes(tmp_path)
    if password:
        assert isinstance(found, DragomanError)
        assert "encrypted" in found.message
    else:
        assert isinstance(found, Document)


def test_pdfs_that_are_none_or_do_harm(tmp_path: Path) -> None:
    whole = pdf([wrapped(PARAGRAPHS)])
    loop = whole.replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    files = {
        "a.pdf": b"%PDF-1.5 and nothing more",
        "b.pdf": b"no pdf",
        "c.pdf": pdf([[""]]),
        "d.pdf": pdf([["a"]], b" " * 300_000_000),
        "e.pdf": loop,
        "f.pdf": pdf([["a"]], b" q" * 30_000_000),
        "y.pdf": whole[: len(whole) - 150],
        "z.pdf": whole,
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    times = []
    kinds = {}
    for source in walk([str(tmp_path)]):
        began = time.monotonic()
        kinds[source.doc] = codes(list(read(source, Settings(parse_seconds=4))))
        times.append(time.monotonic() - began)
    assert max(times) < 25  # 8 s of CPU by the settings; the clock of a busy machine runs on
    assert [kinds[f"{name}.pdf"] for name in "abc"] == [["D109"], ["D109"], ["D117"]]
    assert kinds["d.pdf"][0].startswith("D1")
    assert kinds["e.pdf"][0].startswith("D1")
    assert kinds["f.pdf"][0].startswith("D1")
    assert kinds["z.pdf"] == ["z.pdf"]
