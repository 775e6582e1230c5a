"""Fuzzers of what meets strangers' bytes: ``python -m tests.torture.fuzz [--seconds 60] [--seed N] [--round N]``.

Small valid inputs of every format are spoiled: bytes flipped, cut, repeated, swapped between formats, brackets and
numbers blown up. What comes out must be documents or coded errors, whose spans lie in their texts. A failure prints
what has it again (``--seed N --round N``) and the input; it then becomes a test.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import secrets
import select
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable

from dragoman import codebook, reading
from dragoman.errors import DragomanError
from dragoman.language.normal import view
from dragoman.model import Document
from dragoman.reading import decode, formats, sniffing
from dragoman.reading.articles import Given, compose
from dragoman.reading.sources import Source
from dragoman.settings import Settings

SETTINGS = Settings(max_bytes=2_000_000, parse_seconds=4)
SLOW = 8.0  # seconds of CPU time of this process for one small input
STUCK = 60  # seconds of wall-clock time after which a round will not end
AGAIN = "again: make fuzz FUZZ='--seed {} --round {}'"
TEXT = (
    "Pay talks stall\n\nNORHAVEN, March 3, 2031 (Example Wire) - The union will not accept the offer, Ilse Brandvold "
    "said on Monday.\n\n“We want a settlement,” she told reporters in Norhaven. Talks go on.\n\n© 2031 Example Wire\n"
)
HEAD = "<html lang='en'><head><title>Pay talks stall</title></head>"
PAGE = f"{HEAD}<body><article><p>{TEXT * 3}</p></article></body></html>"
MAIL = (
    f"From: a@example.org\nSubject: Pay talks\nDate: Mon, 3 Mar 2031 10:00:00 +0000\nContent-Type: text/plain\n\n{TEXT}"
)
ITEM = f"<item><title>Pay</title><description>{TEXT}</description></item>"
FEED = f"<rss version='2.0'><channel><title>Wire</title>{ITEM}</channel></rss>"
LINE = json.dumps({"id": "a", "text": TEXT, "date": "2031-03-03", "source": "Wire", "confidential": False})
HTTP = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}"
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://example.org/\r\nWARC-Date: 2031-03-03T00:00:00Z\r\n"
    f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(HTTP.encode())}\r\n\r\n{HTTP}\r\n\r\n"
)
BOOK = """negotiation: Pay
parties:
  - {id: union, name: Union, necessary: true, people: [Ilse Brandvold]}
  - {id: board, name: Board, members: [union], decides: {k: 1}}
issues:
  - id: pay
    name: Pay
    options:
      - {id: old, name: As it is, status_quo: true}
      - {id: more, name: More, cues: [settlement], needs: {any: [union, board]}, value: 10}
rules: [{if: pay/more, then: pay/more}]
"""
ODD = b"\x00|\xff\xfe|\xef\xbb\xbf|<!--|]]>|\r|\\u|\\ud800|%PDF-|e\xcc\x81|\xef\xac\x81|\xe2\x80\xae|&x;".split(b"|")
BLOWN = (b"[" * 3000, b'{"a":' * 3000, b"9" * 5000, b"(" * 3000, b"<b>" * 2000, b'"' * 999, b" " * 5000)


def packed() -> bytes:
    """A zip archive with a text, a page and a sidecar in it."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (("a.txt", TEXT), ("b/c.html", PAGE), ("a.txt.meta.json", '{"source": "Wire"}')):
            archive.writestr(name, text)
    return file.getvalue()


def table() -> bytes:
    """A Parquet file of one row."""
    import pyarrow
    from pyarrow import parquet

    file = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": [TEXT], "date": ["2031-03-03"]}), file)
    return file.getvalue()


def word() -> bytes:
    """The least that is a Word document."""
    file = io.BytesIO()
    body = "".join(f"<w:p><w:r><w:t>{part}</w:t></w:r></w:p>" for part in TEXT.split("\n\n"))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return file.getvalue()


PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    b"4 0 obj<</Length 40>>stream\nBT /F 9 Tf 9 9 Td (Pay talks stall) Tj ET\nendstream endobj\n"
    b"5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
SEEDS: dict[str, bytes] = {
    ".txt": TEXT.encode(),
    ".html": PAGE.encode(),
    ".jsonl": f"{LINE}\n{LINE}\n".encode(),
    ".json": f"[{LINE}]".encode(),
    ".csv": f'id,text,date\na,"{TEXT}",2031-03-03\n'.encode(),
    ".tsv": b"id\ttext\na\tThe union will not accept the offer.\n",
    ".parquet": table(),
    ".docx": word(),
    ".pdf": PDF,
    ".eml": MAIL.encode(),
    ".mbox": f"From a@example.org Mon Mar  3 10:00:00 2031\n{MAIL}\n".encode(),
    ".mht": MAIL.replace("text/plain", "text/html").encode(),
    ".warc": WARC.encode(),
    ".rss": FEED.encode(),
    ".zip": packed(),
}


def spoiled(seed: bytes, dice: random.Random) -> bytes:
    """The input with one to six things done to it."""
    data = seed
    for _ in range(dice.randint(1, 6)):
        at = dice.randrange(len(data) + 1)
        to = min(len(data), at + dice.choice((1, 2, 8, 64, 500)))
        other = dice.choice(list(SEEDS.values()))
        middle = dice.choice(
            (
                b"",
                dice.randbytes(to - at),
                data[at:to] * dice.choice((2, 40)),
                dice.choice(ODD) + data[at:to],
                dice.choice(BLOWN) + data[at:to],
                other[at % len(other) :][: to - at],
            )
        )
        data = data[:at] + middle + data[to:]
    return data


def sound(document: Document) -> None:
    """Every span of a document lies in its text, which is text."""
    spans = [*document.body, *document.headings, *(part.span for part in document.dropped)]
    assert all(0 <= start <= end <= len(document.raw) for start, end in spans), "a span outside of the text"
    document.raw.encode("utf-8")


def fuzz_decode(dice: random.Random) -> bytes:
    data = spoiled(dice.choice(list(SEEDS.values())), dice)
    text = decode.decode(data, "fuzz")
    assert decode.sanitise(text) == text, "what is decoded is not clean"
    view(text)
    return data


def fuzz_clean(dice: random.Random) -> bytes:
    data = spoiled(SEEDS[".txt"], dice)
    sound(compose(decode.sanitise(data.decode("utf-8", "replace")), "fuzz", Given(), SETTINGS))
    return data


def fuzz_codebook(dice: random.Random) -> bytes:
    data = spoiled(BOOK.encode(), dice)
    codebook.loads(data.decode("utf-8", "replace"), "fuzz")
    return data


def fuzz_format(dice: random.Random) -> bytes:
    """A spoiled input under its own suffix, another one, or the one that it is taken for."""
    own = dice.choice(list(SEEDS))
    data = spoiled(SEEDS[own], dice)
    suffix = dice.choice((own, own, own, sniffing.sniff(data), dice.choice(list(formats.readers()))))
    for found in reading.read(Source(f"fuzz{suffix}", suffix, held=data), SETTINGS):
        if isinstance(found, Document):
            sound(found)
    return data


def fuzz_records(dice: random.Random) -> bytes:
    """JSON and tables of plain texts, which need no child."""
    own = dice.choice((".jsonl", ".json", ".csv", ".tsv", ".txt"))
    data = spoiled(SEEDS[own], dice)
    for found in reading.read(Source(f"fuzz{own}", own, held=data), SETTINGS):
        if isinstance(found, Document):
            sound(found)
    return data


PURE = (fuzz_decode, fuzz_clean, fuzz_codebook, fuzz_records)  # milliseconds a round
TARGETS: tuple[Callable[[random.Random], bytes], ...] = (*PURE * 6, fuzz_format)


def once(seed: int, number: int) -> str:
    """One round, from its numbers alone; the name of its target. Raises what the target raised, unless it is coded."""
    dice = random.Random(f"{seed}/{number}")
    target = dice.choice(TARGETS)
    began = time.process_time()
    try:
        target(dice)
    except DragomanError as error:
        str(error)
    assert time.process_time() - began < SLOW, "it took too long"
    return target.__name__


def watched(seed: int) -> int:
    """A pipe for the number of each round; another process kills this one, and says which, when a round does not end.

    A thread could not: a regular expression that runs for ever lets no other thread of its process run.
    """
    theirs, ours = os.pipe()
    if os.fork():
        os.close(theirs)
        return ours
    os.close(ours)
    number = b"0"
    while select.select([theirs], [], [], STUCK)[0]:
        if not (told := os.read(theirs, 1 << 16)):
            os._exit(0)
        number = told.split()[-1]
    print(f"a round takes more than {STUCK} s\n{AGAIN.format(seed, number.decode())}", file=sys.stderr, flush=True)
    os.kill(os.getppid(), signal.SIGKILL)
    os._exit(1)


def main() -> int:
    given = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else "")
    given.add_argument("--seconds", type=float, default=60)
    given.add_argument("--seed", type=int, default=secrets.randbelow(10**6))
    given.add_argument("--round", type=int)
    asked = given.parse_args()
    if asked.round is not None:
        print(once(asked.seed, asked.round))
        return 0
    news = watched(asked.seed)
    end, number, rounds = time.monotonic() + asked.seconds, 0, Counter[str]()
    while time.monotonic() < end:
        os.write(news, f"{number}\n".encode())
        try:
            rounds[once(asked.seed, number)] += 1
        except Exception as error:
            print(f"{type(error).__name__}: {error}\n{AGAIN.format(asked.seed, number)}", file=sys.stderr)
            raise
        number += 1
    print(f"fuzz: seed {asked.seed}, {number} rounds, no failure: {dict(rounds)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
