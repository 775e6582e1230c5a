"""Who a mention at a cue turns out to be."""

from __future__ import annotations

import pytest

from tests.statements.telling import codebook, statements


def speakers(text: str) -> list[str | None]:
    return [s.speaker.name if s.speaker else None for s in statements(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Minister Jane Roe met the board. Roe said the talks had failed.", "Jane Roe"),
        ("Minister Jane Roe met the board. She said the talks had failed.", "Jane Roe"),
        ("Minister Jane Roe met the board. The minister said the talks had failed.", "Jane Roe"),
        ("Jane Roe, a professor at Norland University, met the board. The expert said it had failed.", "Jane Roe"),
        ("Tom Archer met Ms Roe in the town hall. She said the talks had failed.", "Roe"),
        ("Two sources said the talks had failed.", "sources"),
        ("Officials said the talks had failed.", "Officials"),
        ("A diplomat said the talks had failed.", "diplomat"),
        ("Jane Roe and Tom Archer said the talks had failed.", "Jane Roe and Tom Archer"),
        ("He said the talks had failed.", None),
    ],
)
def test_the_canonical_speaker(text: str, expected: str | None) -> None:
    assert speakers(text)[-1] == expected


def test_a_nameless_diplomat_stays_the_same_one() -> None:
    text = "Minister Jane Roe left. A senior diplomat said the talks had failed. The diplomat said the fees would rise."
    assert speakers(text) == ["senior diplomat", "senior diplomat"]


def test_the_mention_stays_where_nobody_explains_it() -> None:
    found = statements("He said the talks had failed.")
    assert (found[0].speaker, found[0].speaker_mention) == (None, "He")


def test_parties_and_roles_come_from_the_codebook() -> None:
    text = "Minister Ivana Selenska met the pilots. Selenska said the fees would rise. The union said it would strike."
    board, union = statements(text, codebook())
    assert board.speaker is not None
    assert (board.speaker.name, board.speaker.speaks_for, board.role) == ("Ivana Zelenska", "board", "Minister")
    assert union.speaker is not None
    assert (union.speaker.name, union.speaker.speaks_for) == ("Pilots' Union", "pilots")
