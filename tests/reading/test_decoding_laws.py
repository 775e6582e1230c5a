"""Laws of decoding: any bytes are a text or a coded error, and what was decoded once is never changed again."""

from __future__ import annotations

import codecs

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import DragomanError
from dragoman.reading.decode import declared_charset, decode, sanitise

STARTS = (
    b"",
    codecs.BOM_UTF8,
    codecs.BOM_UTF16_LE,
    codecs.BOM_UTF16_BE,
    codecs.BOM_UTF32_LE,
    b"<?xml encoding='utf-7'?>",
)
ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "cp1251", "shift_jis")
WRITTEN = st.builds(
    lambda text, encoding: text.encode(encoding, "ignore"),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=300),
    st.sampled_from(ENCODINGS),
)
BYTES = st.builds(lambda start, rest: start + rest, st.sampled_from(STARTS), st.binary(max_size=400) | WRITTEN)


def decoded(data: bytes) -> str | None:
    """None where the bytes are no text, or a blank one; every other error is a failure."""
    try:
        return decode(data, "a", declared_charset(data))
    except DragomanError as error:
        if error.code in ("D104", "D105"):
            return None
        raise


@given(BYTES)
@settings(max_examples=300, deadline=None)
def test_decoding_never_fails_otherwise_than_with_a_code_and_is_idempotent(data: bytes) -> None:
    text = decoded(data)
    if text is None:
        return
    assert sanitise(text) == text
    assert decode(text.encode("utf-8-sig"), "a") == text
    assert text.strip()


@given(st.text(st.characters()))
def test_cleaning_keeps_every_offset_and_is_idempotent(text: str) -> None:
    clean = sanitise(text)
    assert len(clean) == len(text)
    assert sanitise(clean) == clean
    clean.encode("utf-8")
