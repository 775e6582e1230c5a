from __future__ import annotations

import json
import random
import time
from itertools import permutations
from pathlib import Path

import pytest

from dragoman.model import Document
from dragoman.reading import duplicates
from dragoman.reading.articles import Given, compose
from dragoman.settings import Settings

WORDS = [f"word{n}" for n in range(4000)]


def text(seed: int, length: int = 200) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))


def document(
    id: str, body: str, published: str | None = None, outlet: str | None = None, agency: str | None = None
) -> Document:
    return Document(id, id, body, body=((0, len(body)),), published=published, outlet=outlet, agency=agency)


def test_cut_and_extended_copies_and_no_others() -> None:
    pile = [
        document("a", text(1), "2021-05-02"),
        document("b", text(1)[:500], "2021-05-03"),
        document("c", text(1) + " " + text(2, 100), "2021-05-01"),
        document("d", text(3), "2021-04-01"),
    ]
    for order in permutations(pile):
        assert duplicates.find(order) == {"a": "c", "b": "c"}


def test_the_original_is_the_earliest_then_the_agencys_own_then_the_lowest_id() -> None:
    same = text(5)
    assert duplicates.find([document("a", same, "2021"), document("b", same, "2021-03-01")]) == {"a": "b"}
    assert duplicates.find([document("a", same), document("b", same, "XXXX-03-01")]) == {"b": "a"}
    pair = [document("a", same, "2021-03-01", "Lake News", "TASS"), document("b", same, "2021-03-01", "TASS", "TASS")]
    assert duplicates.find(pair) == {"a": "b"}


def test_a_partial_date_may_be_any_day_of_it() -> None:
    same = text(5)
    wire = document("z", same, "2021-03", "TASS", "TASS")
    assert duplicates.find([document("a", same, "2021-03-09", "Lake News", "TASS"), wire]) == {"a": "z"}
    assert duplicates.find([document("a", same, "2021-02-27", "Lake News", "TASS"), wire]) == {"z": "a"}
    undated = document("z", same, None, "TASS", "TASS")
    assert duplicates.find([document("a", same, "2021-03-09", "Lake News", "TASS"), undated]) == {"a": "z"}
    west = document("a", same, "2021-03-31", "Lake News", "TASS")
    assert duplicates.find([west, document("z", same, "2021-04-01", "TASS", "TASS")]) == {"a": "z"}
    assert duplicates.find([west, document("z", same, "2021-04-02", "TASS", "TASS")]) == {"z": "a"}


def test_an_agency_that_took_the_report_from_another_has_no_claim_to_it() -> None:
    pair = [document("a", text(5), "2021-03-01", "Lake News", "TASS"), document("z", text(5), None, "Reuters", "TASS")]
    assert duplicates.find(pair) == {"z": "a"}


def test_of_the_prints_of_one_day_the_fullest_is_the_original() -> None:
    pair = [document("a", text(5)[:700], "2021-03-01"), document("b", text(5), "2021-03-01")]
    assert duplicates.find(pair) == {"a": "b"}


def handled(chance: random.Random, story: str) -> str:
    """What an outlet makes of a story: cut, lengthened, or one word in twelve replaced."""
    words = story.split()
    kind = chance.randrange(3)
    if kind == 0:
        words = words[: int(len(words) * chance.uniform(0.4, 0.9))]
    elif kind == 1:
        words += chance.choices(WORDS, k=len(words) // 3)
    else:
        words = [chance.choice(WORDS) if chance.random() < 1 / 12 else word for word in words]
    return " ".join(words)


def test_a_story_that_two_hundred_outlets_print_is_one_group() -> None:
    chance = random.Random(7)
    prints = [document(f"p{n:03}", handled(chance, text(1)), f"2021-03-{1 + n % 28:02}") for n in range(1, 200)]
    wire = document("wire", text(1), "2021-02-28")
    others = [document(f"x{n:03}", text(100 + n)) for n in range(200)]
    assert duplicates.find([*prints, wire, *others]) == {d.id: "wire" for d in prints}


def test_a_paragraph_of_background_joins_nothing() -> None:
    background = text(9, 60)
    pile = [document(f"d{n:03}", f"{text(n)} {background}") for n in range(20, 320)]
    assert duplicates.find(pile) == {}


def test_what_was_there_before_does_not_matter() -> None:
    chance = random.Random(3)
    pile = [document(f"{n}-{k}", handled(chance, text(n)) if k else text(n)) for n in range(30) for k in range(n)]
    whole = duplicates.find(pile)
    for seed in range(3):
        random.Random(seed).shuffle(pile)
        assert duplicates.find(pile) == whole


def test_an_article_made_of_two_does_not_join_them() -> None:
    pile = [document("a", text(1)), document("b", text(2)), document("c", text(1) + " " + text(2))]
    found = duplicates.find(pile)
    assert found.get("a", "a") != found.get("b", "b")


def test_short_texts_are_copies_only_where_they_are_the_same() -> None:
    pile = [
        document("a", "No deal was reached."),
        document("b", "no deal was reached"),
        document("c", "No deal was signed."),
    ]
    assert duplicates.find(pile) == {"b": "a"}


def test_nothing_to_compare() -> None:
    assert duplicates.find([]) == {}
    assert duplicates.find([document("a", text(1)), Document("b", "b", "x"), Document("c", "c", "y")]) == {}


def test_time_grows_with_the_documents_not_with_their_square() -> None:
    pile = [document(f"d{n}", text(n)) for n in range(1500)] + [
        document(f"e{n}", text(n)[:900]) for n in range(0, 1500, 5)
    ]
    began = time.process_time()
    found = duplicates.find(pile)
    assert time.process_time() - began < 5
    assert found == {f"e{n}": f"d{n}" for n in range(0, 1500, 5)}


@pytest.mark.shared
def test_reprints_of_the_synthetic_set(shared: Path) -> None:
    rows = [
        json.loads(line) for line in (shared / "gold" / "copies" / "set.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    pile = [compose(row["text"], row["id"], Given(id=row["id"]), Settings()) for row in rows]
    cluster = {d.id: row["cluster"] for d, row in zip(pile, rows, strict=True)}
    found = duplicates.find(pile)
    original = {id: found.get(id, id) for id in cluster}
    pairs = [(a, b) for a in cluster for b in cluster if a < b]
    right = sum(cluster[a] == cluster[b] and original[a] == original[b] for a, b in pairs)
    said, gold = sum(original[a] == original[b] for a, b in pairs), sum(cluster[a] == cluster[b] for a, b in pairs)
    assert right / said >= 0.97
    assert right / gold >= 0.97
