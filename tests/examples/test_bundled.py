"""Every bundled example is listed, loads, reads without an error and gives an answer."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

import dragoman
from dragoman.codebook import load
from dragoman.language.tables import rows, several
from dragoman.reading import outlets
from dragoman.run import demo
from dragoman.settings import Settings

EXAMPLES = Path(str(resources.files("dragoman") / "examples"))
INDEX = demo.index()
INVENTED = EXAMPLES / "strait-of-ondrell"


def test_the_index_lists_the_examples_and_begins_with_the_invented_one() -> None:
    assert set(INDEX) == {path.parent.name for path in EXAMPLES.glob("*/codebook.yaml")}
    assert next(iter(INDEX)) == INVENTED.name
    assert all(len(about.split()) > 5 for about in INDEX.values())


@pytest.mark.parametrize("name", INDEX)
def test_every_party_of_a_codebook_is_heard_of_in_its_clippings(name: str) -> None:
    text = "\n".join(p.read_text(encoding="utf-8") for p in sorted((EXAMPLES / name / "clippings").iterdir()))
    for party in load(EXAMPLES / name / "codebook.yaml").parties:
        assert any(form in text for form in (party.name, *party.aliases)), party.id
        assert [who for who in party.people if who.split()[-1] not in text] == []


def test_the_invented_example_names_no_state_capital_or_outlet_of_this_world() -> None:
    text = "\n".join(p.read_text(encoding="utf-8") for p in sorted((INVENTED / "clippings").iterdir()))
    states = [
        name for row in rows("dragoman.language", "countries.tsv", 5) for part in row[1:] for name in several(part)
    ]
    papers = [name for entry in outlets.register() for name in (entry.name, *entry.aliases)]
    assert len(states) > 500
    assert [name for name in (*states, *papers) if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text)] == []


def test_the_chronicle_is_retold_without_quotations() -> None:
    text = (EXAMPLES / "european-security-2021" / "clippings" / "chronicle.jsonl").read_text(encoding="utf-8")
    assert not set("“”«»") & set(text)
    assert '\\"' not in text


def test_the_chronicle_gives_an_answer(tmp_path: Path) -> None:
    report = demo.demo("european-security-2021", tmp_path / "d", Settings())
    assert not report.errors
    dossier = dragoman.open(tmp_path / "d")
    assert all(row["published"] and row["outlet"] for row in dossier.rows("documents"))
    assert dossier.deals("2022-02-20").answer in ("no", "possible")
    heard = {position.holder for position in dossier.positions() if position.issue}
    assert {"russia", "united-states", "nato", "ukraine"} <= heard
