"""Rich text (.rtf), as word processors and press databases save it: the paragraphs, taken out in the child process.

After Microsoft's Rich Text Format Specification 1.9.1: groups, control words, characters by code page and by Unicode.
Tables of fonts and styles, pictures, notes, page heads, instructions of fields and hidden text are left out.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import cast

from dragoman.errors import DragomanError
from dragoman.reading import child, texts
from dragoman.reading.articles import given
from dragoman.reading.decode import sanitise
from dragoman.reading.formats import Outcome
from dragoman.reading.sources import Source
from dragoman.settings import Settings

_TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})? ?|\\'(?P<code>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    r"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
_TABLES = frozenset(("fonttbl", "colortbl", "stylesheet", "listtable", "listoverridetable", "rsidtbl", "xmlnstbl"))
_HEADS = frozenset(("header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"))
_DATA = frozenset(("info", "generator", "themedata", "colorschememapping", "datastore", "latentstyles"))
_LEFT_OUT = _TABLES | _HEADS | _DATA | {"pict", "object", "nonshppict", "fldinst", "footnote", "annotation"}
_BREAKS = {"par": "\f", "sect": "\f", "page": "\f", "row": "\f", "line": "\n", "cell": "\t", "tab": "\t"}
_SIGNS = {"~": "\xa0", "_": "-", "\n": "\f", "\r": "\f", "\\": "\\", "{": "{", "}": "}"}
_NAMES = {"emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”", "bullet": "•"}
_DEEPEST = 2000  # groups within one another


def read(source: Source, settings: Settings) -> Iterator[Outcome]:
    """The document, or the articles of an export. Raises D102, D103, D107 to D109, D112, D113, D117."""
    data = source.content(settings.max_bytes)
    found = child.parse("dragoman.reading.richtext:parse", data, source.doc, settings)
    parts = cast("list[str]", found["parts"])
    raw, _ = texts.lines([(text, False) for text in parts])
    if not raw:
        raise DragomanError("D117", doc=source.doc)
    known = given(source.meta, source.doc)
    exported = sanitise("\n".join(parts))  # in an export, blank paragraphs are what blank lines are in plain text
    yield from list(texts.articles(exported, source.doc, known, settings)) or texts.documents(
        raw, source.doc, known, settings
    )


def parse(data: bytes, limit: int) -> dict[str, object]:
    """The paragraphs, blank ones too; runs in the child. Raises ValueError for another file."""
    if not data.lstrip().startswith(b"{\\rtf"):
        raise ValueError("it is no rich text; the older binary form of .doc is not read")
    text = "".join(_pieces(data.decode("latin-1")))
    return {"parts": [part.strip() for part in text.split("\f")]}


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds within a group. ``skip``: characters that stand for a Unicode one in old readers."""

    silent: bool = False
    skip: int = 1


@dataclass(slots=True)
class _State:
    group: _Group = field(default_factory=_Group)
    outer: list[_Group] = field(default_factory=list)
    codepage: str = "cp1252"
    skipping: int = 0
    fresh: bool = False
    starred: bool = False


def _pieces(text: str) -> Iterator[str]:
    """The visible text piece by piece. Bytes in a row may be one character in the code pages of East Asia."""
    state, held, at = _State(), bytearray(), 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        assert token is not None  # every character begins a token
        at = token.end()
        if token["word"] == "bin":
            at += max(0, int(token["number"] or 0))
        if token["code"] and not state.skipping:
            held.append(int(token["code"], 16))
            continue
        piece = _read(token, state)
        if held and (piece or token["word"] or token["brace"]):
            yield _decoded(held, state)
            held.clear()
        if piece and not state.group.silent:
            yield piece
    yield _decoded(held, state)


def _decoded(held: bytearray, state: _State) -> str:
    return "" if state.group.silent else bytes(held).decode(state.codepage, "replace")


def _read(token: re.Match[str], state: _State) -> str:
    """The text that a token stands for; what it changes is changed in the state."""
    if token["brace"]:
        _brace(token["brace"], state)
        return ""
    if token["word"]:
        return _control(token["word"], int(token["number"]) if token["number"] else None, state)
    if token["sign"] == "*":
        state.starred = True
        return ""
    if token["code"]:
        state.skipping -= 1
        return ""
    text = token["text"] or _SIGNS.get(token["sign"] or "", "")
    skipped, state.skipping = min(state.skipping, len(text)), state.skipping - min(state.skipping, len(text))
    return text[skipped:]


def _brace(brace: str, state: _State) -> None:
    state.skipping, state.starred = 0, False
    if brace == "{":
        if len(state.outer) >= _DEEPEST:
            raise ValueError(f"more than {_DEEPEST} groups within one another")
        state.outer.append(state.group)
    elif state.outer:
        state.group = state.outer.pop()


def _control(word: str, number: int | None, state: _State) -> str:
    starred, state.starred = state.starred, False
    if word in _LEFT_OUT or (starred and word != "shppict"):
        state.group = replace(state.group, silent=True)
    elif word == "v":
        state.group = replace(state.group, silent=number != 0)
    elif word == "uc":
        state.group = replace(state.group, skip=max(0, number or 0))
    elif word == "ansicpg":
        state.codepage = _codepage(number)
    elif word == "u" and number is not None:
        state.skipping = state.group.skip
        return chr(number % 65536)
    return _BREAKS.get(word, _NAMES.get(word, ""))


def _codepage(number: int | None) -> str:
    try:
        return codecs.lookup(f"cp{number}").name
    except LookupError:
        return "cp1252"
