"""docs/codebook.md names every key that the loader knows, and its examples load."""

from __future__ import annotations

import pytest
import yaml

from dragoman.codebook import schema
from dragoman.codebook.loading import complaints
from tests.docs.pages import CHECKOUT, code, fences, first_cells, sections

TEXT = (CHECKOUT / "docs" / "codebook.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("section", "keys"),
    [
        ("The whole", schema.ROOT_KEYS),
        ("parties", schema.PARTY_KEYS),
        ("issues", schema.ISSUE_KEYS),
        ("options", schema.OPTION_KEYS),
        ("rules", schema.RULE_KEYS),
    ],
)
def test_each_table_has_exactly_the_keys_of_the_loader(section: str, keys: tuple[str, ...]) -> None:
    rows = first_cells(sections(TEXT)[section])
    assert {row for row in rows if row.isidentifier()} - {"unanimity", "majority"} == set(keys)


def test_the_keys_of_nested_rules_are_shown() -> None:
    shown = " ".join(code(TEXT))
    for key in (*schema.CONSENT_KEYS, *schema.DECIDES_KEYS):
        assert f"{key}:" in shown, key


def test_the_examples_load() -> None:
    blocks = fences(TEXT, "yaml")
    assert blocks
    for block in blocks:
        if "negotiation" in yaml.safe_load(block):
            assert complaints(block, "docs/codebook.md") == []


def test_every_rule_of_consent_and_decision_that_is_shown_loads() -> None:
    parts = {c: set(yaml.safe_load(c)) for c in code(TEXT) if c.startswith("{")}
    needs = [c for c, keys in parts.items() if keys & {"all", "any", "of"}]
    decides = [c for c, keys in parts.items() if keys in ({"k"}, {"weights", "quota"})]
    assert len(needs) >= 4
    assert len(decides) >= 2
    for slot, part in [*(("needs", c) for c in needs), *(("decides", c) for c in decides)]:
        assert complaints(_codebook(slot, part)) == [], part


def _codebook(slot: str, part: str) -> str:
    alliance = f", decides: {part}" if slot == "decides" else ""
    needs = f", needs: {part}" if slot == "needs" else ""
    return (
        "negotiation: n\nparties:\n"
        "  - {id: north, name: North}\n  - {id: south, name: South}\n  - {id: east, name: East}\n"
        f"  - {{id: pact, name: Pact, members: [north, south, east]{alliance}}}\n"
        f"issues:\n  - {{id: i, name: I, options: [{{id: o, name: O{needs}}}]}}\n"
    )
