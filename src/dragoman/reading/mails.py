"""Mails (.eml), boxes of them (.mbox), and pages that a browser saved as one file (.mht), which has the form of a mail.

A mail's plain text is read where it has one, else its page. Attachments are left alone: save them beside it.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from email.message import EmailMessage
from email.utils import parseaddr
from typing import cast

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.reading import child, outlets, texts, webpage, writtendates
from dragoman.reading.articles import Given, compose, given
from dragoman.reading.decode import sanitise
from dragoman.reading.formats import Outcome
from dragoman.reading.sources import Source
from dragoman.settings import Settings

_START = re.compile(rb"^From [^\n]{1,300}$", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg|tr)\s?:\s?)+", re.IGNORECASE)
_ENOUGH = 30  # words of a plain part; with fewer it only says that there is a page
_MOST_PARTS = 500
_MOST_HEADER = 1000  # characters of a sender or subject


def read(source: Source, settings: Settings) -> Iterator[Outcome]:
    """The document of one mail. Raises D102, D103, D107 to D110, D112, D113, D117."""
    yield _mail(source.content(settings.max_bytes), source.doc, given(source.meta, source.doc), settings)


def read_box(source: Source, settings: Settings) -> Iterator[Outcome]:
    """A document or an error for each mail of a box. Raises D102, D107, D108, D112, D113, D117 for the file."""
    data = source.content(settings.max_bytes).replace(b"\r\n", b"\n")
    known = given(source.meta, source.doc)
    starts = [match.start() for match in _START.finditer(data) if _opens(data, match.start())]
    if not starts:
        raise DragomanError("D117", doc=source.doc)
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(data)], strict=True), 1):
        content = _QUOTED.sub(rb"\1", data[start:end].partition(b"\n")[2])
        own = replace(known, id=f"{known.id}:{number}" if known.id else None)
        try:
            yield _mail(content, f"{source.doc}:{number}", own, settings)
        except DragomanError as error:
            yield error


def read_page(source: Source, settings: Settings) -> Iterator[Outcome]:
    """The article of a saved page. Raises D102, D103, D107 to D110, D112, D113, D117."""
    known = given(source.meta, source.doc)
    data = source.content(settings.max_bytes)
    found = cast("Mapping[str, str]", child.parse("dragoman.reading.mails:parse", data, source.doc, settings))
    if not found["html"]:
        raise DragomanError("D117", doc=source.doc)
    url = known.url or found["url"]
    yield webpage.document(found["html"], source.doc, replace(known, url=url), settings)


def parse(data: bytes, limit: int) -> dict[str, object]:
    """Headers and both texts of a mail; runs in the child. Raises ValueError for what has no headers."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not message.keys():
        raise ValueError("it has no headers")
    found = {kind: _part(message, kind) for kind in ("plain", "html")}
    headers = {name: str(message[name] or "") for name in ("subject", "from", "date")}
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), message)
    address = str(message["snapshot-content-location"] or page["content-location"] or "").strip()
    url = address if address.startswith(("http://", "https://")) else None
    return {**headers, **found, "url": url}


def _part(message: EmailMessage, kind: str) -> str:
    """The first part of text of this kind that is not attached."""
    for number, part in enumerate(message.walk()):
        if number > _MOST_PARTS:
            break
        if part.get_content_type() == f"text/{kind}" and part.get_content_disposition() != "attachment":
            return _decoded(part)
    return ""


def _decoded(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        return data.decode(part.get_content_charset("utf-8"))
    except (LookupError, UnicodeError):
        return data.decode("cp1252", "replace")


def _opens(data: bytes, at: int) -> bool:
    """A mail of a box begins behind a blank line, and a header follows."""
    head = data[at : at + 4000].partition(b"\n")[2]
    return (at == 0 or data[at - 2 : at] == b"\n\n") and re.match(rb">?[A-Za-z-]{2,60}:", head) is not None


def _mail(data: bytes, doc: str, known: Given, settings: Settings) -> Document:
    found = cast("Mapping[str, str]", child.parse("dragoman.reading.mails:parse", data, doc, settings))
    own = _told(found, known)
    plain = found["plain"].replace("\r\n", "\n")
    if len(plain.split()) >= _ENOUGH or (plain.strip() and not found["html"].strip()):
        raw, _ = texts.lines([(own.title or "", False), (plain, False)])
        return compose(raw, doc, own, settings)
    if not found["html"].strip():
        raise DragomanError("D117", doc=doc)
    return webpage.document(found["html"], doc, own, settings)


def _told(found: Mapping[str, str], known: Given) -> Given:
    """Subject, day and, where the sender is a known outlet, the outlet; what was given wins."""
    sender, subject = (sanitise(found[key])[:_MOST_HEADER] for key in ("from", "subject"))
    name, address = parseaddr(sender)
    outlet = outlets.named(name) or outlets.at(address.rpartition("@")[2])
    return replace(
        known,
        title=known.title or _PREFIX.sub("", " ".join(subject.split())) or None,
        source=known.source or (outlet.name if outlet else None),
        date=known.date or writtendates.published(found["date"]),
        extra={"from": sender, **(known.extra or {})} if sender else known.extra,
    )
