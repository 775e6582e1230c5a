"""Where one reported clause ends and another begins, also where the parser loses its way."""

from __future__ import annotations

import pytest

from tests.statements.telling import shown, statements

CASES = [
    (
        "Jane Roe said the toll paid for lights, and that anyone was welcome to look at the accounts.",
        [("Jane Roe", ["the toll paid for lights, and that anyone was welcome to look at the accounts"])],
    ),
    (
        "Officials said they are puzzled by Mayor Roe, whom they accused of going back on his word.",
        [("Officials", ["they are puzzled by Mayor Roe"]), ("Officials", ["going back on his word"])],
    ),
    (
        "The pilots said the talks had failed, and that members would strike.",
        [("pilots", ["the talks had failed, and that members would strike"])],
    ),
    (
        "While Roe conceded there were some “gaps”, Archer emphasised that the deal was near.",
        [("Roe", ["there were some “gaps”"]), ("Archer", ["the deal was near"])],
    ),
    (
        "Minister Jane Roe signed, acknowledging the talks had failed and stressing that more was needed.",
        [("Jane Roe", ["the talks had failed"]), ("Jane Roe", ["more was needed"])],
    ),
    (
        "Jane Roe failed to convince many, notably Doe, that she truly had a new plan.",
        [("Jane Roe", ["she truly had a new plan"])],
    ),
    (
        "Jane Roe promised to deliver the pact in May, “come what may”.",
        [("Jane Roe", ["to deliver the pact in May, “come what may”"])],
    ),
    ("Jane Roe accepted the delay agreed in Geneva.", [("Jane Roe", ["the delay agreed in Geneva"])]),
    ("Jane Roe accepted an award in Geneva.", []),
    ("Jane Roe asked what would happen if the talks failed.", []),
    (
        "Jane Roe said the real issue is the toll, and she left the hall early.",
        [("Jane Roe", ["the real issue is the toll"])],
    ),
    (
        "The talks have failed, Jane Roe said, and the fleet will leave.",
        [("Jane Roe", ["The talks have failed", "and the fleet will leave"])],
    ),
    (
        "The talks have failed, Jane Roe said, because nobody paid.",
        [("Jane Roe", ["The talks have failed", "because nobody paid"])],
    ),
    ("Those who said the talks had failed left the hall.", []),
    ("Jane Roe called Tom Archer to congratulate him.", []),
    (
        "Jane Roe also said the harbour was not to blame, “not by a long shot.”",
        [("Jane Roe", ["the harbour was not to blame, “not by a long shot.”"])],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_the_clauses(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(name, parts) for name, _, parts in shown(text, statements(text))] == expected
