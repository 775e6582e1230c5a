"""Quotation marks: where quotations begin and end, whatever marks a text uses.

Straight, curly, low-high and angle marks, single ones with care for apostrophes, nested ones, quotations over several
paragraphs that repeat the opening mark, and those that nobody closed. Offsets are code points into the paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPENING = frozenset("“„«»‟‹〝「")
_SINGLES = {"‘": "’", "‚": "‘’", "'": "'"}
_BEFORE_OPEN = frozenset(" \t\n([{—–-:/…") | _OPENING | {'"', "‘"}
_AFTER_CLOSE = frozenset(" \t\n)]}.,;:!?—–-…/") | {'"', "”", "»", "’", "'"}
_MARK = re.compile("[\"“”„‟«»‹›〝〞「」]|``|''")
_STOPS = ".,!?…;:—–)"


@dataclass(frozen=True, slots=True)
class Quote:
    """An outermost quotation: ``start`` at its opening mark, ``end`` after its closing mark; ``inner`` without them.

    ``closed`` is False where the mark is missing; ``resumes`` True where it goes on one of the paragraph before.
    """

    start: int
    end: int
    inner: tuple[int, int]
    closed: bool = True
    resumes: bool = False


def find(texts: Sequence[str]) -> list[list[Quote]]:
    """The outermost quotations of each paragraph."""
    found: list[list[Quote]] = []
    running = False
    for k, text in enumerate(texts):
        quotes = list(_double(text))
        if running and quotes and _leads(text, quotes[0]):
            quotes[0] = Quote(quotes[0].start, quotes[0].end, quotes[0].inner, quotes[0].closed, True)
        elif running and (stray := _stray(text, quotes)) is not None:
            quotes.insert(0, stray)
        following = texts[k + 1] if k + 1 < len(texts) else ""
        unclosed = bool(quotes) and not quotes[-1].closed
        running = unclosed and (following.lstrip()[:1] in _opening_marks() or _stray(following, []) is not None)
        found.append(quotes + list(_single(text, quotes)))
    return [sorted(quotes, key=lambda q: q.start) for quotes in found]


def _stray(text: str, quotes: Sequence[Quote]) -> Quote | None:
    """The end of a quotation that began in the paragraph before: a closing mark that nothing opens here."""
    first = next(iter(_events(text)), None)
    if first is None or first[2] != "close" or any(q.start <= first[0] for q in quotes):
        return None
    return Quote(0, first[0] + first[1], (0, first[0]), resumes=True)


def _opening_marks() -> frozenset[str]:
    return _OPENING | {'"', "'", "‘"}


def _leads(text: str, quote: Quote) -> bool:
    return not text[: quote.start].strip()


def _double(text: str) -> Iterator[Quote]:
    """Outermost quotations in double marks of any kind. An opening mark within one nests if all ends well."""
    events = list(_events(text))
    nested = _pair(text, events, nesting=True)
    return iter(nested if all(q.closed for q in nested) else _pair(text, events, nesting=False))


def _events(text: str) -> Iterator[tuple[int, int, str]]:
    """Every double mark: offset, width, and whether it looks like ``open``, ``close``, ``either`` or an ``inch``."""
    for match in _MARK.finditer(text):
        i, mark = match.start(), match.group()
        if mark in ('"', "''"):
            yield i, len(mark), _looks(text, i, len(mark))
        elif mark == "``":
            yield i, 2, "open"
        else:
            yield i, 1, _directed(text, i, mark)


def _directed(text: str, i: int, mark: str) -> str:
    """Marks that show their side, save that German and Danish papers close with what others open with."""
    look = _looks(text, i, 1)
    if mark in "„‟〝「":
        return "open"
    if mark in "”〞」":
        return "open" if look == "open" else "close"
    natural = "close" if mark in "»›" else "open"
    return natural if look in ("either", "inch") else look


def _looks(text: str, i: int, width: int) -> str:
    opens, closes = _opens(text, i, width), _closes(text, i, width)
    if opens and not closes:
        return "open"
    if closes and not opens:
        digit = text[i - 1 : i].isdigit() and text[i + width : i + width + 1] not in (",", ".")
        return "inch" if digit and width == 1 else "close"
    return "either"


def _opens(text: str, i: int, width: int = 1) -> bool:
    before, after = text[max(0, i - 1) : i], text[i + width : i + width + 1]
    return (not before or before in _BEFORE_OPEN) and bool(after) and not after.isspace()


def _closes(text: str, i: int, width: int = 1) -> bool:
    before, after = text[max(0, i - 1) : i], text[i + width : i + width + 1]
    return bool(before) and not before.isspace() and (not after or after in _AFTER_CLOSE)


def _pair(text: str, events: list[tuple[int, int, str]], nesting: bool) -> list[Quote]:
    quotes: list[Quote] = []
    stack: list[tuple[int, int]] = []
    for i, width, look in events:
        opens = look == "open" or (look == "either" and not stack)
        if opens and stack and not nesting:
            quotes.append(_unclosed(text, *stack.pop(), i))
        if opens:
            stack.append((i, width))
        elif stack and (look != "inch" or len(events) % 2 == 0):
            start, wide = stack.pop()
            if not stack:
                quotes.append(_quote(text, start, wide, i, width))
    if stack:
        quotes.append(_unclosed(text, *stack[0], len(text)))
    return quotes


def _quote(text: str, start: int, wide: int, mark: int, width: int) -> Quote:
    a, b = start + wide, mark
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return Quote(start, mark + width, (a, b))


def _unclosed(text: str, start: int, wide: int, limit: int) -> Quote:
    """A quotation without its closing mark runs to the end of its paragraph, or to the next opening mark."""
    end = limit
    while end > start + wide and text[end - 1].isspace():
        end -= 1
    return Quote(start, end, (start + wide, end), closed=False)


def _single(text: str, doubles: Sequence[Quote]) -> Iterator[Quote]:
    """Quotations in single marks outside of double ones; an apostrophe is none, and what is not closed is none."""
    i = 0
    while i < len(text):
        within = next((q for q in doubles if q.start <= i < q.end), None)
        if within:
            i = within.end
            continue
        if text[i] in _SINGLES and _opens(text, i) and not text[i + 1].isdigit():
            close = _single_close(text, i, doubles)
            if close is not None:
                yield _quote(text, i, 1, close, 1)
                i = close
        i += 1


def _single_close(text: str, start: int, doubles: Sequence[Quote]) -> int | None:
    """The mark that closes: one beside punctuation first; else one that is no plural possessive; else the last."""
    ends = _SINGLES[text[start]]
    limit = next((q.start for q in doubles if q.start > start), len(text))
    spots = [i for i in range(start + 2, limit) if text[i] in ends and _closes(text, i)]
    sure = [i for i in spots if text[i - 1] in _STOPS or text[i + 1 : i + 2] in tuple(".,;:!?)") or i + 1 == len(text)]
    plain = [i for i in spots if not (text[i - 1] == "s" and text[i + 1 : i + 2] == " ")]
    if plain and (not sure or plain[0] <= sure[0]):
        return plain[0]
    return sure[0] if sure else spots[0] if spots else None
