"""The text as a parser should read it, with a map back to the raw text, which is never changed.

What looks the same to a reader is the same in the view:

- composed accents (Unicode normal form C): ``e`` and U+0301 are one letter;
- every space, tab and line break is one plain space, letter for letter;
- what nobody sees is not there: soft hyphens, zero-width characters, marks of direction, tags;
- Latin ligatures are their letters, full-width and mathematical letters are plain ones, special hyphens are ``-``.

Nothing else is folded (quotation marks, dashes, fractions, superscripts keep their meaning). Sources: UAX #15 on normal
forms, the property Default_Ignorable_Code_Point of the Unicode character database, UAX #14 on hyphens.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_SPACES = "\t\n\x0b\x0c\r\x1c\x1d\x1e\x1f\x85\xa0\u1680" + "".join(map(chr, range(0x2000, 0x200B)))
_SPACES += "\u2028\u2029\u202f\u205f\u3000"
_STYLED = (*range(0xFF01, 0xFF5F), *range(0x1D400, 0x1D800))
_SAME_LENGTH = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys((0x2010, 0x2011), "-"),
    **{c: plain for c in _STYLED if len(plain := unicodedata.normalize("NFKC", chr(c))) == 1},
}
_UNSEEN = "\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\U000e0000-\U000e007f"
_OTHER_LENGTH = re.compile(f"[{_UNSEEN}]|[\ufb00-\ufb06]")
# A character that may join the one before it: marks, and the vowels and finals of Hangul.
_JOINING = re.compile("[\u1161-\u1175\u11a8-\u11c2]")


@dataclass(frozen=True, slots=True)
class View:
    """``text`` and where it is from: code point ``i`` stands for raw ``starts[i]:ends[i]``, both never falling.

    Without ``starts`` and ``ends`` offsets are those of the raw text.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw offsets of two offsets into the view; what nobody sees is inside or outside, never at an edge."""
        if not self.starts:
            return start, end
        if start < end:
            return self.starts[start], self.ends[min(end, len(self.ends)) - 1]
        at = self.starts[start] if start < len(self.starts) else self.ends[-1]
        return at, at

    def seen(self, start: int, end: int) -> tuple[int, int]:
        """The way back: the offsets into the view of two raw offsets; part of a letter counts as all of it."""
        if not self.starts:
            return start, end
        first = bisect_right(self.ends, start)
        return first, max(first, bisect_right(self.starts, end - 1))


def view(raw: str) -> View:
    """The view of some raw text; costs next to nothing where the text is composed and has nothing unseen in it.

    It is empty only where ``raw`` is: of what cannot be seen at all a space is left.
    """
    folded = raw.translate(_SAME_LENGTH)
    if raw.isascii() or not (_OTHER_LENGTH.search(folded) or not unicodedata.is_normalized("NFC", folded)):
        return View(folded)
    parts = list(_parts(folded))
    if not parts:
        return View(" ", (0,), (len(raw),))
    text, starts, ends = zip(*parts, strict=True)
    return View("".join(text), starts, ends)


def _parts(folded: str) -> Iterator[tuple[str, int, int]]:
    """The code points of the view, each with its raw start and end."""
    pending: list[tuple[str, int]] = []
    for at, letter in enumerate(folded):
        for plain in _seen(letter):
            if pending and not _joins(plain):
                yield from _composed(pending)
                pending = []
            pending.append((plain, at))
    yield from _composed(pending)


def _seen(letter: str) -> str:
    """What a reader sees of one code point: the letters of a ligature, nothing of what nobody sees."""
    if not _OTHER_LENGTH.match(letter):
        return letter
    return unicodedata.normalize("NFKC", letter) if "\ufb00" <= letter <= "\ufb06" else ""


def _joins(letter: str) -> bool:
    return not letter.isascii() and (unicodedata.category(letter)[0] == "M" or bool(_JOINING.match(letter)))


def _composed(pending: list[tuple[str, int]]) -> Iterator[tuple[str, int, int]]:
    """A letter and its marks, composed; where that changes something all of it stands for all of it."""
    plain = "".join(letter for letter, _ in pending)
    composed = unicodedata.normalize("NFC", plain)
    if composed == plain:
        yield from ((letter, at, at + 1) for letter, at in pending)
    else:
        start, end = pending[0][1], pending[-1][1] + 1
        yield from ((letter, start, end) for letter in composed)
