"""Quotation marks: where quotations begin and end, whatever marks a text uses.

Straight, curly, low-high and angle marks, single ones with care for apostrophes, nested ones, quotations over several
paragraphs that repeat the opening mark, and those that nobody closed. Offsets are code points into the paragraph's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_PAIRS = {"“": "”", "„": "“”‟", "«": "»", "»": "«", "‟": "”", "‹": "›", "〝": "〞", "「": "」"}
_SINGLES = {"‘": "’", "‚": "‘’", "'": "'"}
_BEFORE_OPEN = frozenset(" \t\n([{—–-:/…") | frozenset(_PAIRS) | {'"', "‘"}
_AFTER_CLOSE = frozenset(" \t\n)]}.,;:!?—–-…/") | {'"', "”", "»", "’", "'"}
_STOPS = ".,!?…;:—–)"


@dataclass(frozen=True, slots=True)
class Quote:
    """An outermost quotation: ``start`` at its opening mark, ``end`` after its closing mark; ``inner`` without them.

    ``closed`` is False where the mark is missing; ``resumes`` True where it goes on a quotation of the paragraph before.
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
        following = texts[k + 1] if k + 1 < len(texts) else ""
        running = bool(quotes) and not quotes[-1].closed and following.lstrip()[:1] in _opening_marks()
        found.append(quotes + list(_single(text, quotes)))
    return [sorted(quotes, key=lambda q: q.start) for quotes in found]


def _opening_marks() -> frozenset[str]:
    return frozenset(_PAIRS) | {'"'}


def _leads(text: str, quote: Quote) -> bool:
    return not text[: quote.start].strip()


def _double(text: str) -> Iterator[Quote]:
    """Outermost quotations in double marks of any kind. An opening mark inside an open quotation nests if all ends well."""
    events = list(_events(text))
    nested = _pair(text, events, nesting=True)
    return iter(nested if all(q.closed for q in nested) else _pair(text, events, nesting=False))


def _events(text: str) -> Iterator[tuple[int, str]]:
    """Every double mark with what it looks like: ``open``, ``close``, or ``either``."""
    for i, char in enumerate(text):
        if char == '"':
            yield i, _looks(text, i)
        elif char in "“‟„«»‹›”〝〞「」":
            yield i, _directed(text, i, char)
        elif text[i : i + 2] in ("``", "''"):
            yield i, "open" if text[i] == "`" else "close"


def _directed(text: str, i: int, char: str) -> str:
    if char in "”〞」›":
        return "close" if not _opens(text, i) or _closes(text, i) else "either"
    if char in "»«“":
        look = _looks(text, i)
        natural = "close" if char == "»" else "open"
        return look if look != "either" and char != "“" else natural if char != "“" or look != "close" else "close"
    return "open"


def _looks(text: str, i: int) -> str:
    opens, closes = _opens(text, i), _closes(text, i)
    if opens and not closes:
        return "open"
    if closes and not opens:
        return "inch" if text[i - 1 : i].isdigit() and not text[i + 1 : i + 2] in (",", ".") else "close"
    return "either"


def _opens(text: str, i: int) -> bool:
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return (not before or before in _BEFORE_OPEN) and bool(after) and not after.isspace()


def _closes(text: str, i: int) -> bool:
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return bool(before) and not before.isspace() and (not after or after in _AFTER_CLOSE)


def _pair(text: str, events: list[tuple[int, str]], nesting: bool) -> list[Quote]:
    quotes: list[Quote] = []
    stack: list[int] = []
    for i, look in events:
        opens = look == "open" or (look == "either" and not stack)
        if opens and stack and not nesting:
            quotes.append(_unclosed(text, stack.pop(), i))
            stack.append(i)
        elif opens:
            stack.append(i)
        elif stack and look != "open":
            start = stack.pop()
            if not stack:
                quotes.append(_quote(text, start, i))
        elif look == "inch":
            continue
    if stack:
        quotes.append(_unclosed(text, stack[0], len(text)))
    return quotes


def _quote(text: str, start: int, mark: int) -> Quote:
    a, b = start + 1, mark
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return Quote(start, mark + 1, (a, b))


def _unclosed(text: str, start: int, limit: int) -> Quote:
    """A quotation without its closing mark runs to the end of its paragraph, or to the last full stop before the next."""
    end = limit
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return Quote(start, end, (start + 1, end), closed=False)


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
                yield _quote(text, i, close)
                i = close
        i += 1


def _single_close(text: str, start: int, doubles: Sequence[Quote]) -> int | None:
    """The mark that closes: one after or before punctuation first; else one that is no plural possessive; else the last."""
    ends = _SINGLES[text[start]]
    limit = next((q.start for q in doubles if q.start > start), len(text))
    spots = [i for i in range(start + 2, limit) if text[i] in ends and _closes(text, i)]
    sure = [i for i in spots if text[i - 1] in _STOPS or text[i + 1 : i + 2] in tuple(".,;:!?)") or i + 1 == len(text)]
    plain = [i for i in spots if not (text[i - 1] == "s" and text[i + 1 : i + 2] == " ")]
    if plain and (not sure or plain[0] <= sure[0]):
        return plain[0]
    return sure[0] if sure else spots[0] if spots else None
