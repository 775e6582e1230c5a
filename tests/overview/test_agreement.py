"""Two codings compared: counts by hand, alpha against published examples, and what never counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Position
from dragoman.overview import agreement

TEXT = "Lorvia wants a higher quota. Ostrea refuses to lift the tariffs. The guild is silent."
TEXTS = {"d": TEXT}


def position(words: str, holder: str, code: str | None, stance: str = "demand", **more: object) -> Position:
    start = TEXT.index(words)
    issue, option = code.split("/") if code else (None, None)
    blank = Position(words + holder, "d", (start, start + len(words)), holder, "demand", issue=issue, option=option)
    return replace(blank, stance=stance, **more)  # type: ignore[arg-type]


QUOTA = position("wants a higher quota", "lorvia", "quota/raise")
TARIFF = position("refuses to lift the tariffs", "ostrea", "tariff/lift", "reject")
SILENT = position("The guild is silent", "guild", None)


def test_a_coding_agrees_with_itself_in_everything() -> None:
    found = agreement.compare((QUOTA, TARIFF, SILENT), (QUOTA, TARIFF, SILENT), TEXTS)
    assert (found.frames.f1, found.cells.f1, found.evidence.f1) == (1, 1, 1)
    assert {name: (fact.same, fact.units) for name, fact in found.facts.items()} == dict.fromkeys(
        agreement.FACTS, (3, 3)
    )
    assert found.facts["holder"].alpha == 1
    assert found.facts["basis"].alpha is None  # all the same: nothing that chance could not explain


def test_what_differs_is_counted() -> None:
    gold = (QUOTA, replace(TARIFF, stance="demand"))
    found = agreement.compare((QUOTA, TARIFF, SILENT), gold, TEXTS)
    assert (found.cells.same, found.cells.found, found.cells.wanted) == (1, 2, 2)
    assert (found.frames.same, found.frames.found, found.frames.wanted) == (1, 3, 2)
    assert found.frames.precision == pytest.approx(1 / 3)
    assert found.frames.recall == 0.5
    assert found.parties["ostrea"].f1 == 0
    assert found.issues["quota"].f1 == 1
    assert found.facts["for or against"] == agreement.Accord(1, 2, agreement.alpha([(False, False), (True, False)]))


def test_the_same_cell_elsewhere_is_no_evidence() -> None:
    moved = replace(QUOTA, evidence=SILENT.evidence)
    found = agreement.compare((moved,), (QUOTA,), TEXTS)
    assert (found.cells.f1, found.evidence.f1) == (1, 0)


def test_two_codes_of_the_same_words_are_matched_by_what_they_say() -> None:
    two = (QUOTA, replace(QUOTA, issue="access", option="grant"))
    found = agreement.compare(two, two[::-1], TEXTS)
    assert found.facts["option"].same == 2


def test_rejected_positions_and_headlines_are_left_out() -> None:
    found = agreement.compare((replace(QUOTA, status="rejected"), replace(TARIFF, in_title=True)), (), TEXTS)
    assert (found.cells.found, found.cells.f1) == (0, 1)


def test_alpha_is_that_of_the_published_examples() -> None:
    """Krippendorff (2011), sections A (binary, alpha 0.095) and B (nominal, two observers, alpha 0.692)."""
    first = zip("0100000000", "1110010010", strict=True)
    assert agreement.alpha(list(first)) == pytest.approx(0.095, abs=5e-4)
    second = zip("aabbdcccedda", "babbbccceddd", strict=True)
    assert agreement.alpha(list(second)) == pytest.approx(0.692, abs=5e-4)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc"))))
def test_alpha_is_at_most_one_and_does_not_care_who_is_who(values: list[tuple[str, str]]) -> None:
    found = agreement.alpha(values)
    back = agreement.alpha([(b, a) for a, b in values])
    assert found == (back if back is None else pytest.approx(back))
    if found is not None:
        assert found <= 1
        assert (found == 1) == all(a == b for a, b in values)
