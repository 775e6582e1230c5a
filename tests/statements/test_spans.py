"""Laws that hold for any text: spans lie within the document, and contents leave the outer marks out."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dragoman.model import Statement
from tests.statements.telling import statements

PIECES = st.sampled_from(
    [
        '"The harbour stays closed,"',
        "“We go,”",
        "‘We can’t stay,’",
        "Jane Roe said",
        "said Tom Archer, a pilot",
        "according to the board",
        "that the fees would rise",
        "the pier is open",
        "and warned",
        "he added",
        ":",
        ".",
        ",",
        '"',
        "”",
        "— Jane Roe",
        "\n",
    ]
)
MARKS = '"“”„«»'


def check(text: str, statement: Statement) -> None:
    spans = [*statement.contents, *(s for s in (statement.cue, statement.speaker_span) if s)]
    assert all(0 <= a < b <= len(text) for a, b in spans)
    assert statement.contents
    for a, b in statement.contents:
        part = text[a:b]
        assert part == part.strip()
        assert not (part[0] in MARKS and part[-1] in MARKS and not any(m in part[1:-1] for m in MARKS))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, min_size=1, max_size=14))
def test_spans_lie_within_and_leave_the_outer_marks_out(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = statements(text)
    for statement in found:
        check(text, statement)
    ids = [s.id for s in found]
    assert len(ids) == len(set(ids))
    assert all(s.nested_in in ids for s in found if s.nested_in)


def test_the_same_text_gives_the_same_statements() -> None:
    text = '"It is over," Jane Roe said. She said the fees would rise.'
    assert statements(text) == statements(text)
