"""Terms of a paper, told one by one, are what the side behind it offers or demands."""

from __future__ import annotations

from tests.positions.fisheries import brief, read

LORVIA, OSTREA = "lorvia", "ostrea"


def test_terms_of_an_offer_run_on() -> None:
    found = brief(read("Lorvia offered to raise the quota. Tariffs on fish would also be lifted."))
    assert {(LORVIA, "offer", "quota/raise"), (LORVIA, "offer", "tariff/lift")} <= found


def test_terms_run_over_paragraphs() -> None:
    found = brief(read("Ostrea's offer includes joint inspections.\nIt would also lift the tariffs."))
    assert {(OSTREA, "offer", "monitor/joint"), (OSTREA, "offer", "tariff/lift")} <= found


def test_under_a_draft_the_other_side_gives() -> None:
    found = brief(read("Lorvia published a draft on Friday. Under the draft, Ostrea would reduce the herring quota."))
    assert (LORVIA, "demand", "quota/cut") in found
    assert not any(holder == OSTREA for holder, _, _ in found)


def test_what_would_follow_is_no_term() -> None:
    found = brief(read("Lorvia offered joint inspections. A higher quota would mean ruin."))
    assert (LORVIA, "offer", "quota/raise") not in found


def test_another_side_describes_the_paper() -> None:
    text = "Lorvia presented its plan. The quota would be reduced, Drost said."
    found = brief(read(text, ("The quota would be reduced", "said", "Pavel Drost")))
    assert (LORVIA, "demand", "quota/cut") not in found
