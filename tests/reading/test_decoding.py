from __future__ import annotations

import pytest

from dragoman.errors import DragomanError
from dragoman.reading.decode import declared_charset, decode, sanitise

TEXT = "The “owners” said: £3m – or nothing.\r\nDiplomatie à l’œuvre.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a") == TEXT


def test_declared_charset_of_a_page() -> None:
    data = '<html><head><meta charset="windows-1251"></head><body>Переговоры идут</body>'.encode("cp1251")
    assert declared_charset(data) == "cp1251"
    assert "Переговоры" in decode(data, "a", declared_charset(data))
    assert declared_charset(b'<meta charset="no-such-thing">') is None
    assert declared_charset(b'<?xml version="1.0" encoding="iso-8859-2"?>') == "iso8859-2"


def test_an_undeclared_cyrillic_page_is_guessed() -> None:
    text = "Переговоры о границе продолжаются, сообщил посредник. Стороны не назвали срока. " * 20
    assert decode(text.encode("cp1251"), "a") == text


def test_controls_are_replaced_one_for_one() -> None:
    text = "a\x00b\x07c\x1bd\te\nf\x7fg\x9bh"
    assert sanitise(text) == "a b c d\te\nf g h"
    assert len(sanitise(text)) == len(text)


def test_lone_surrogates() -> None:
    assert sanitise("a\ud800b\udfffc") == "a\ufffdb\ufffdc"
    sanitise("a\ud800b").encode("utf-8")


@pytest.mark.parametrize("data", [b"", b"   \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\x00\x00 \x00"])
def test_nothing_in_it(data: bytes) -> None:
    with pytest.raises(DragomanError) as error:
        decode(data, "a")
    assert error.value.code in ("D104", "D105")


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(200), bytes(range(32)) * 30, b"PK\x03\x04 text text text"]
)
def test_binary(data: bytes) -> None:
    with pytest.raises(DragomanError) as error:
        decode(data, "a")
    assert error.value.code == "D104"


def test_one_stray_nul_is_no_binary() -> None:
    assert decode(b"The talks went on\x00 all night" + b", and so on" * 20, "a").count("\x00") == 0
