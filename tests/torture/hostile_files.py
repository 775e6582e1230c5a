"""The torture set: files that nobody should have given, by name, and how long each may take.

Every file is made here. `small` are odd, `large` swell to tens or hundreds of megabytes, `slow` keep a parser busy
until the child that runs it is stopped.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from tests.torture.fuzz import MAIL, PAGE, PDF, TEXT, word

MUCH = 40_000_000  # bytes of the large ones
GOOD = "The harbour master said on Monday that the quay would not be sold to the shipping line.\n" * 3
_LAUGHS = '<!DOCTYPE a [<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9)) + "]>"
_FEED = (
    f"<rss version='2.0'><channel><title>Wire</title><item><title>&a9;</title><description>{TEXT}</description></item>"
)
_LOOPS = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 1 0 R/Kids[1 0 R 1 0 R]/Count 9>>endobj\ntrailer<</Root 1 0 R/Prev 9>>\n"
)

Files = Mapping[str, bytes]


def packed(files: Mapping[str, bytes | str], level: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip archive of these files."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", level) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def _linked() -> bytes:
    """An archive with a symbolic link to a file outside, and a good file."""
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("good.txt", GOOD)
    return file.getvalue()


def small() -> Files:
    """What is odd, but not large."""
    entities = f'<?xml version="1.0"?>{_LAUGHS}<w:document xmlns:w="x"><w:p>&a9;</w:p></w:document>'
    spread = "<html><p " + " ".join(f'a{n}="b"' for n in range(50_000)) + f">{TEXT}</p></html>"
    return {
        "empty.txt": b"",
        "byte.txt": b"a",
        "byte.zip": b"P",
        "byte.pdf": b"%",
        "binary.txt": bytes(range(256)) * 40,
        "nul.txt": GOOD.replace("Monday", "Mon\0day").encode(),
        "wide.txt": GOOD.encode("utf-16-le"),
        "legacy.txt": GOOD.replace("quay", "café").encode("latin-1"),
        "directed.txt": ("\u202e" + GOOD + "\u2066\u200b").encode(),
        "page.pdf": PAGE.encode(),
        "pdf.html": PDF,
        "word.txt": word(),
        "text.docx": TEXT.encode(),
        "text.parquet": TEXT.encode(),
        "text.json": TEXT.encode(),
        "json.csv": b'[{"text": "a"}]',
        "half.json": b'[{"text": "\\ud800 ' + GOOD.replace("\n", " ").encode() + b'"}]',
        "deep.json": b"[" * 200_000,
        "digits.json": b'[{"text": "a", "x": ' + b"9" * 100_000 + b"}]",
        "nan.jsonl": b'{"text": "a", "date": NaN}\n{"id": 1e999, "text": "b"}\n',
        "laughs.xml": (_LAUGHS + _FEED + "</channel></rss>").encode(),
        "laughs.docx": packed({"word/document.xml": entities}),
        "loops.pdf": _LOOPS + b"xref\n0 9999999999\nstartxref\n9\n%%EOF",
        "nested.zip": packed({"inner.zip": packed({"a.txt": GOOD})}),
        "paths.zip": packed({"../up.txt": GOOD, "/root.txt": GOOD, "C:\\a.txt": GOOD, "fine.txt": GOOD}),
        "links.zip": _linked(),
        "name.zip": packed({"n" * 10_000 + ".txt": GOOD}),
        "spread.html": spread.encode(),
        "nest.eml": b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(5000)),
        "open.html": ("<div>" * 50_000 + TEXT).encode(),
        "comment.html": b"<![~" * 1000 + PAGE.encode(),
        "bad\udcff.txt": GOOD.encode(),
        "n" * 240 + ".txt": GOOD.encode(),
        "marks.txt": "“".encode() * 1_000 + GOOD.encode(),
        "commas.txt": b"a," * 20_000 + b" said " + GOOD.encode(),
    }


def large() -> Files:
    """What swells: each is 20 to 40 MB, or unpacks to more."""
    return {
        "twenty.txt": b"The minister said no. " * 1_000_000,
        "lines.txt": b"ab\n" * (MUCH // 3),
        "arrays.json": b"[" + b"[]," * (MUCH // 3) + b"[]]",
        "objects.jsonl": b'{"a":1}\n' * (MUCH // 8),
        "wrong.jsonl": b"[1]\n" * 1_000_000,
        "field.csv": b'text\n"' + b"x" * MUCH + b'"\n',
        "commas.csv": b"text" + b",ab" * (MUCH // 3),
        "bomb.zip": packed({"a.txt": b"0" * 500_000_000}),
        "bombs.zip": packed({f"{n}.txt": b"0" * 3_000_000 for n in range(150)}),
        "bomb.docx": packed({"word/document.xml": b"<a>" * 30_000_000}),
    }


def slow() -> Files:
    """What keeps a parser busy until the child is stopped."""
    head = MAIL.split("\n\n")[0].encode()
    return {
        "paragraphs.html": b"<html><body>" + b"<p>ab</p>" * 100_000,
        "attributes.html": b"<p " + b"a=b " * 2_000_000 + b">",
        "rich.rtf": rb"{\rtf1 " + rb"\par a" * 3_000_000 + b"}",
        "quoted.eml": head + b"\nContent-Transfer-Encoding: quoted-printable\n\n" + b"=41" * 10_000_000,
        "parts.eml": head + b"\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\na\n" * 300_000,
    }


GROUPS: Mapping[str, Callable[[], Files]] = {"small": small, "large": large, "slow": slow}
