"""The table of mentions in context (./mentions): what each means; metonyms and aliases of annotated texts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks import names as bench
from dragoman.codebook import load
from dragoman.language import names, register, sense
from tests.statements.telling import codebook, parsed


def test_at_least_95_of_100_mentions_mean_what_the_table_says() -> None:
    found = bench.outcomes()
    assert len(found) >= 400
    wrong = [(row.phenomenon, row.text, row.mention, got) for row, got in found if not bench.right(row, got)]
    assert len(wrong) <= 0.05 * len(found), wrong
    rates = bench.rates(found)
    assert all(good >= 0.85 * of for good, of in rates.values()), rates


def test_the_table_asks_for_every_kind_of_answer() -> None:
    kinds = Counter(kind for row in bench.table() for kind in row.kind.split("|"))
    assert set(kinds) == {"place", "state", "body", "person", "alliance", "people", "nobody"}
    assert min(kinds.values()) >= 20


def test_every_name_of_a_small_codebook_leads_to_its_party() -> None:
    assert bench.aliases(codebook()) == []


@pytest.mark.shared
def test_metonyms_and_aliases_of_the_annotated_texts(shared: Path) -> None:
    right, of = bench.metonyms(shared / "gold" / "metonyms.json")
    assert right == of
    missed = {file.stem: bench.aliases(load(file)) for file in sorted((shared / "gold").glob("*.yaml"))}
    assert not any(missed.values()), missed


@pytest.mark.parametrize(
    ("text", "town", "place"),
    [
        ("Moscow rejected it.", "Moscow", False),
        ("They met in Moscow.", "Moscow", True),
        ("They talked to Moscow.", "Moscow", False),
        ("They flew to Moscow.", "Moscow", True),
        ("They put their faith in Moscow.", "Moscow", False),
        ("MOSCOW, May 3 - They met.", "MOSCOW", True),
    ],
)
def test_a_town_and_its_government(text: str, town: str, place: bool) -> None:
    paragraph = parsed(text).paragraphs[0]
    start, end = bench.tokens(paragraph, text.index(town), text.index(town) + len(town))
    assert sense.is_place(paragraph.parse[start:end]) is place


@pytest.mark.parametrize(("text", "name"), [("the WHO", "WHO"), ("who", None), ("EU", "European Union"), ("eu", None)])
def test_an_acronym_counts_as_it_is_spelled(text: str, name: str | None) -> None:
    known = register.find(text)
    assert (known[0].name if known else None) == name


@pytest.mark.parametrize(
    ("full", "other", "same"),
    [
        ("Kim Yong-ho", "Kim", True),
        ("Aleksandr Dubrenko", "Aliaksandr Dubrenka", True),
        ("Mohammed Rashid", "Muhammad al-Rasheed", True),
        ("Søren Kjær", "Kjaer", True),
        ("Sergei Ivanov", "Viktor Ivanov", False),
        ("Kim Yong-ho", "Park", False),
    ],
)
def test_one_name_in_many_scripts(full: str, other: str, same: bool) -> None:
    assert names.same_person(full, other) is same
