"""Mails, saved pages, web archives and feeds, made here with the libraries that write them."""

from __future__ import annotations

import gzip
import mailbox
import time
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import read, walk
from dragoman.settings import Settings

FIRST = "Dock workers in Norhaven voted on Monday to reject a third pay offer, their union said after the count."
SECOND = "The employers' association said it was ready to talk, but not about an increase above 5 percent this year."
PAGE = (
    '<html><head><title>Port workers reject offer</title><meta charset="utf-8"></head><body>'
    f"<nav><a href='/'>Home</a></nav><article><h1>Port workers reject offer</h1><p>{FIRST}</p><p>{SECOND}</p>"
    "</article></body></html>"
)


def outcomes(path: Path, settings: Settings | None = None) -> list[Document | DragomanError]:
    return [found for source in walk([str(path)]) for found in read(source, settings or Settings())]


def codes(found: list[Document | DragomanError]) -> list[str]:
    return [outcome.code if isinstance(outcome, DragomanError) else outcome.doc for outcome in found]


def only(path: Path) -> Document:
    (found,) = outcomes(path)
    assert isinstance(found, Document), found
    return found


def mail(plain: str | None = None, html: str | None = None, **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = headers.get("sender", "Isle Desk <desk@reuters.com>")
    message["Subject"] = headers.get("subject", "Fwd: Port workers reject offer")
    message["Date"] = "Tue, 14 Mar 2023 08:15:00 +0100"
    if plain is not None:
        message.set_content(plain)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def test_the_plain_text_of_a_mail(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail(f"{FIRST}\n\n{SECOND} Piet Müller\n", PAGE).as_bytes())
    found = only(tmp_path)
    assert (found.title, found.published, found.outlet) == ("Port workers reject offer", "2023-03-14", "Reuters")
    assert (found.published_how, found.extra["from"]) == ("given", "Isle Desk <desk@reuters.com>")
    assert [found.text(span) for span in found.body] == [FIRST, f"{SECOND} Piet Müller"]


def test_the_page_of_a_mail_whose_plain_text_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail("View this mail in your browser.", PAGE).as_bytes())
    found = only(tmp_path)
    assert [found.text(span) for span in found.body][-2:] == [FIRST, SECOND]
    assert "browser" not in found.raw


def test_an_attachment_is_no_text_of_a_mail(tmp_path: Path) -> None:
    message = mail()
    message.set_content(f"{FIRST}\n\n{SECOND}")
    message.add_attachment("Something else was attached to it.", filename="a.txt")
    (tmp_path / "a.eml").write_bytes(message.as_bytes())
    assert "attached" not in only(tmp_path).raw


def test_a_box_of_mails(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "pile.mbox")
    for text in (f"{FIRST}\n\nFrom the table came no word.\n\n{SECOND}", "", f"{SECOND}\n\n{FIRST}"):
        box.add(mail(text))
    box.close()
    found = outcomes(tmp_path)
    assert codes(found) == ["pile.mbox:1", "D117", "pile.mbox:3"]
    assert isinstance(found[0], Document)
    assert "\nFrom the table came no word." in found[0].raw


def test_what_is_no_mail(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(b"")
    (tmp_path / "b.mbox").write_bytes(b"no box at all")
    (tmp_path / "c.eml").write_bytes(mail().as_bytes() + b"\n")
    nested = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(20_000))
    (tmp_path / "d.eml").write_bytes(nested)
    (tmp_path / "e.mht").write_bytes(mail(FIRST).as_bytes())
    began = time.monotonic()
    found = codes(outcomes(tmp_path))
    assert found[:3] == ["D109", "D117", "D117"]
    assert all(code in ("D109", "D117") for code in found)
    assert time.monotonic() - began < 30


def test_a_saved_page(tmp_path: Path) -> None:
    message = MIMEMultipart("related")
    message["From"] = "<Saved by a browser>"
    message["Subject"] = "Port workers reject offer"
    message["Date"] = "Tue, 14 Mar 2023 08:15:00 -0000"
    message["Snapshot-Content-Location"] = "https://www.reuters.com/world/port"
    page = MIMEText(PAGE, "html", "utf-8")
    page["Content-Location"] = "https://www.reuters.com/world/port"
    message.attach(page)
    message.attach(MIMEText("p { color: red }", "css"))
    (tmp_path / "a.mhtml").write_bytes(message.as_bytes())
    found = only(tmp_path)
    assert (found.title, found.outlet, found.url) == (
        "Port workers reject offer",
        "Reuters",
        "https://www.reuters.com/world/port",
    )
    assert found.published is None
    assert FIRST in [found.text(span) for span in found.body]


def record(kind: str, url: str, content_type: str, block: bytes) -> bytes:
    """A record of a web archive after ISO 28500."""
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": "<urn:uuid:92283950-ef2f-4d72-b224-f54c6ec90bb0>",
        "WARC-Date": "2023-03-15T10:00:00Z",
        "WARC-Target-URI": url,
        "Content-Type": content_type,
        "Content-Length": str(len(block)),
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"WARC/1.0\r\n{head}\r\n".encode() + block + b"\r\n\r\n"


def warc(pages: list[tuple[str, bytes, str, str]], *, packed: bool) -> bytes:
    """An archive of (address, content, type, status)."""
    records = [record("warcinfo", "", "application/warc-fields", b"software: test\r\n")]
    for url, content, kind, status in pages:
        http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        records.append(record("response", url, "application/http; msgtype=response", http))
        records.append(record("request", url, "application/http; msgtype=request", b"GET / HTTP/1.1\r\n\r\n"))
    return b"".join(gzip.compress(part, 1) if packed else part for part in records)


@pytest.mark.parametrize(("name", "packed"), [("a.warc", False), ("a.warc.gz", True)])
def test_the_pages_of_a_web_archive(tmp_path: Path, name: str, packed: bool) -> None:
    latin = PAGE.replace("utf-8", "latin-1").replace("Norhaven", "Norhävn").encode("latin-1")
    pages = [
        ("https://www.reuters.com/world/port", PAGE.encode(), "text/html; charset=utf-8", "200 OK"),
        ("https://example.org/a.png", b"\x89PNG", "image/png", "200 OK"),
        ("https://example.org/old", b"<html>moved</html>", "text/html", "301 Moved"),
        ("https://example.org/empty", b"<html></html>", "text/html", "200 OK"),
        ("https://example.org/latin", latin, "text/html;charset=ISO-8859-1", "200 OK"),
    ]
    (tmp_path / name).write_bytes(warc(pages, packed=packed))
    first, second, third = outcomes(tmp_path)
    assert isinstance(first, Document)
    assert isinstance(second, DragomanError)
    assert isinstance(third, Document)
    assert (first.doc, first.outlet, first.url) == (f"{name}:1", "Reuters", "https://www.reuters.com/world/port")
    assert "Norhävn" in third.raw


def test_web_archives_that_are_none_or_do_harm(tmp_path: Path) -> None:
    good = ("https://example.org/1", PAGE.encode(), "text/html", "200 OK")
    bomb = ("https://example.org/2", b"<p>a</p>" * 5_000_000, "text/html", "200 OK")
    (tmp_path / "a.warc").write_bytes(b"no archive at all")
    (tmp_path / "b.warc.gz").write_bytes(warc([good, bomb, good], packed=True))
    (tmp_path / "c.warc.gz").write_bytes(warc([good, good], packed=True)[:-400])
    (tmp_path / "d.warc.gz").write_bytes(gzip.compress(b"WARC/1.0\r\n" + b"A: b\r\n" * 20_000_000, 1))
    (tmp_path / "z.txt").write_text(FIRST)
    times, kinds = [], []
    for source in walk([str(tmp_path)]):
        began = time.monotonic()
        kinds.append(codes(list(read(source, Settings(parse_seconds=3, max_bytes=20_000_000)))))
        times.append(time.monotonic() - began)
    assert max(times) < 25  # 8 s of CPU by the settings; the clock of a busy machine runs on
    assert kinds[1] == ["b.warc.gz:1", "D115"]
    assert kinds[2][0] == "c.warc.gz:1"
    assert [kinds[0][0], kinds[3][0], kinds[4][0]] == ["D109", "D109", "z.txt"]


RSS = f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Isle Radio - News</title><link>https://isle.example/</link>
<item><title>Port workers &amp;amp; crews reject offer</title><link>https://isle.example/1</link>
<pubDate>Tue, 14 Mar 2023 08:15:00 GMT</pubDate><dc:creator>Jane Roe</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<div><p>{FIRST}</p><p>He said <b>no</b>.<br>{SECOND}</p>
<script>x()</script></div>]]></content:encoded></item>
<item><title>Nothing but a headline</title><link>https://isle.example/2</link></item>
<item><title>Talks to resume</title><link>https://www.reuters.com/3</link><description>{SECOND}</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Isle Radio</title>
<entry><title>Port workers reject offer</title>
<link rel="self" href="https://isle.example/f"/><link href="https://isle.example/1"/><updated>2023-03-15T08:15:00Z</updated>
<published>2023-03-14T08:15:00Z</published><author><name>Jane Roe</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{FIRST}</p><p>{SECOND}</p></div></content></entry></feed>"""


def test_rss(tmp_path: Path) -> None:
    (tmp_path / "a.rss").write_text(RSS)
    found = outcomes(tmp_path)
    assert codes(found) == ["a.rss:1", "D117", "a.rss:3"]
    first, _, third = found
    assert isinstance(first, Document)
    assert isinstance(third, Document)
    assert (first.title, first.outlet, first.published) == (
        "Port workers & crews reject offer",
        "Isle Radio - News",
        "2023-03-14",
    )
    assert (first.byline, first.url, third.outlet) == ("Jane Roe", "https://isle.example/1", "Reuters")
    assert first.raw.split("\n\n") == ["Port workers & crews reject offer", FIRST, "He said no.", SECOND]


def test_atom_under_the_name_of_xml(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(ATOM)
    found = only(tmp_path)
    assert (found.title, found.outlet, found.published, found.byline, found.url) == (
        "Port workers reject offer",
        "Isle Radio",
        "2023-03-14",
        "Jane Roe",
        "https://isle.example/1",
    )
    assert [found.text(span) for span in found.body] == [FIRST, SECOND]


def test_feeds_that_are_none_or_do_harm(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("a secret of this machine")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    entity = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file://{secret}">]>'
    (tmp_path / "in").mkdir()
    files = {
        "a.xml": "<html><body>no feed</body></html>",
        "b.xml": "no markup",
        "c.rss": entity
        + f"<rss><channel><item><title>T &x;&l11;</title><description>{FIRST}</description></item></channel></rss>",
        "d.rss": "<rss><channel><item><description>"
        + "&lt;div&gt;" * 300_000
        + "</description></item></channel></rss>",
        "e.rss": "<rss>" * 300_000,
        "f.rss": "<rss><channel></channel></rss>",
    }
    for name, content in files.items():
        (tmp_path / "in" / name).write_text(content)
    began = time.monotonic()
    found = outcomes(tmp_path / "in")
    assert time.monotonic() - began < 30
    kinds = codes(found)
    assert kinds[:2] == ["D109", "D109"]
    assert kinds[-1] == "D117"
    assert all(isinstance(outcome, DragomanError) for outcome in found[3:])
    assert isinstance(found[2], DragomanError) or "secret" not in found[2].raw


def test_reading_twice_gives_the_same_ids(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(ATOM)
    (tmp_path / "a.eml").write_bytes(mail(f"{FIRST}\n\n{SECOND}").as_bytes())
    twice = [[found.id for found in outcomes(tmp_path) if isinstance(found, Document)] for _ in range(2)]
    assert twice[0] == twice[1]
    assert len(twice[0]) == 2


def test_headers_that_no_text_may_hold(tmp_path: Path) -> None:
    raw = mail(f"{FIRST}\n\n{SECOND}").as_bytes()
    (tmp_path / "a.eml").write_bytes(raw.replace(b"Fwd: Port", b"Port \xff\xfe").replace(b"Isle Desk", b"Isl\xe9 Desk"))
    found = only(tmp_path)
    assert (found.title or "").encode("utf-8")
    assert str(found.extra["from"]).encode("utf-8")


def test_a_box_that_would_keep_a_careless_pattern_busy(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_bytes(b"From " + b"a" * 3_000_000 + b"\n" + b"From a\n" * 100_000)
    began = time.monotonic()
    assert codes(outcomes(tmp_path)) == ["D117"]
    assert time.monotonic() - began < 5
