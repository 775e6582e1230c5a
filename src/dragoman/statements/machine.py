"""Code, markup and logs: what a machine reads or writes reports nobody's words, whatever words stand in it."""

from __future__ import annotations

import re
from collections.abc import Sequence

# Tags, braces, operators, calls, comment marks and the ends of lines of code; no amount of money, and no address.
_SIGN = re.compile(r"<[^<>]*>|[{}<>=|\\]|\$(?!\d)|;[ \t]*$|\w[!?]?\(|(?<!:)//|/\*|^[ \t]*#[ \t]|::", re.MULTILINE)
_WORD = re.compile(r"[^\W\d_]+")
_LOGGED = re.compile(r"^\W?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d", re.MULTILINE)  # the time that begins a line of a log
_FEWEST, _WORDS_A_SIGN = 3, 8
_MOST_CODE = 2  # the reciprocal of the share of a text's lines that have to be a log's


def written(texts: Sequence[str]) -> list[bool]:
    """For each paragraph of a text whether it is code or a log; all of them where the text as a whole is."""
    whole = "\n".join(texts)
    if _coded(whole) or _MOST_CODE * len(_LOGGED.findall(whole)) > whole.count("\n") + 1:
        return [True] * len(texts)
    return [_LOGGED.match(text) is not None or _coded(text) for text in texts]


def _coded(text: str) -> bool:
    signs = sum(1 for _ in _SIGN.finditer(text))
    return signs >= _FEWEST and signs * _WORDS_A_SIGN >= sum(1 for _ in _WORD.finditer(text))
