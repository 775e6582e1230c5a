"""Code and logs are told from prose by their signs."""

from __future__ import annotations

import pytest

from dragoman.statements import machine

PROSE = (
    "The board said on Monday (after a day of talks) that fees of $40 would rise; Lena Sorvik disagreed.",
    'See https://halvik.example/fees for the "full" text, the port authority said.',
    "The board said a <b>rise</b> of fees was near.",
    "- We never agreed to it, he said; nobody did.",
)
CODE = (
    "const say = (who) => `${who} said: ${what(who)}`;",
    "func (p Promise) Claim() int { return <-p.value }",
    '<tr><td>"Mara"</td><td>the board insists that totals are shown</td></tr>',
    "2021-03-01T10:00:07Z [5246] WARN claim check failed: promise was rejected",
)


@pytest.mark.parametrize("text", PROSE)
def test_prose_is_no_code(text: str) -> None:
    assert machine.written([text]) == [False]


@pytest.mark.parametrize("text", CODE)
def test_code_is_code(text: str) -> None:
    assert machine.written([text]) == [True]


def test_a_remark_in_a_text_that_is_code_is_code() -> None:
    texts = ["// Promise says that a value will come.", *CODE[1:2]]
    assert machine.written(texts) == [True, True]


def test_a_log_line_in_prose_stays_alone() -> None:
    assert machine.written([PROSE[0], CODE[3], PROSE[1]]) == [False, True, False]
