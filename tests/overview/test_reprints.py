"""What a reprint changed, and that what it repeats counts once with every outlet that has it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from dragoman.model import Document, Position, Record, Statement
from dragoman.overview import reprints, sources
from dragoman.overview.reprints import Text
from dragoman.overview.sources import Origins
from tests.overview.harbour import codebook, document, place

WORDS = [f"word{n}" for n in range(4000)]
STORY = [" ".join(random.Random(seed).choices(WORDS, k=40)) for seed in range(8)]
TITLE, OTHER = "Nordia draws its line", "No closed season, says Lind"


def article(*paragraphs: str, title: str = TITLE) -> Document:
    return document(title, "\n\n".join([title, *paragraphs]), None, None)


def edited(paragraph: str) -> str:
    """Every twelfth word is another."""
    return " ".join("other" if i % 12 == 5 else word for i, word in enumerate(paragraph.split()))


@pytest.mark.parametrize(
    ("copy", "kind", "left_out", "new"),
    [
        (article(*STORY[:6]), "same", 0, 0),
        (article(*STORY[:6], "Follow us for more."), "same", 0, 1),
        (article(*STORY[:3]), "excerpt", 3, 0),
        (article(*STORY[:6], STORY[7]), "expansion", 0, 1),
        (article(*STORY[:4], *STORY[6:]), "expansion", 2, 2),
        (article(*map(edited, STORY[:6])), "edit", 0, 0),
        (article(*map(edited, STORY[:3])), "excerpt", 3, 0),
        (article(" ".join(STORY[:6])), "same", 0, 0),
        (article(" ".join(STORY[:6])[:900]), "excerpt", 3, 0),
    ],
)
def test_excerpt_expansion_and_edit_are_told_apart(copy: Document, kind: str, left_out: int, new: int) -> None:
    original = article(*STORY[:6])
    change = reprints.compare(copy, original)
    assert (change.kind, len(change.left_out), len(change.new)) == (kind, left_out, new)
    assert reprints.compare(original, copy).left_out == change.new


def test_the_paragraphs_named_are_those_that_went_and_came() -> None:
    original, copy = article(*STORY[:6]), article(*STORY[:5], STORY[7], title=OTHER)
    change = reprints.compare(copy, original)
    assert [original.text(span) for span in change.left_out] == [STORY[5]]
    assert [copy.text(span) for span in change.new] == [STORY[7]]
    assert change.retitled
    assert change.kept == pytest.approx(5 / 6, abs=0.01)
    assert change.added == pytest.approx(1 / 6, abs=0.01)


def test_titles_differ_by_their_words_only() -> None:
    same = replace(article(*STORY[:2]), title="NORDIA draws its line.")
    assert reprints.compare(same, article(*STORY[:2])).retitled is False
    assert reprints.compare(replace(same, title=None), article(*STORY[:2])).retitled is None


def test_texts_without_words() -> None:
    empty = Document("e", "e", "")
    assert reprints.compare(empty, empty).kind == "same"
    assert reprints.compare(empty, article(*STORY[:2])).kind == "excerpt"


def test_a_passage_stands_in_a_text_where_half_of_it_does() -> None:
    text = Text(article(*STORY[:2]))
    assert text.holds(STORY[0])
    assert text.holds(edited(STORY[0]))
    assert text.holds(" ".join(STORY[1].split()[3:5]))
    assert text.holds("draws its line")
    assert not text.holds(STORY[2])
    assert not text.holds("closed season")


FIRST = "Nordia will never accept a closed season, minister Ada Lind said on Monday after the round."
SECOND = "Vesland is ready to discuss a quota for the strait, its envoy told reporters in Port Ember."
ADDED = "Marland would take half of the catch at once, a delegate from the islands said in the evening."


def held(id: str, doc: Document, words: str, holder: str, option: str, *, in_title: bool = False) -> Position:
    issue, _, option = option.partition("/")
    span = place(doc.raw, words)
    return Position(id, doc.id, span, holder, "demand", issue=issue, option=option, in_title=in_title)


def pile() -> Record:
    """A wire story; an excerpt without the second paragraph, with a headline of its own; an expansion."""
    wire = document("wire", f"{TITLE}\n\n{FIRST}\n\n{SECOND}", "Wire", "2031-03-03")
    cut = document("cut", f"{OTHER}\n\n{FIRST}", "Cut Post", "2031-03-04", copy_of="wire")
    long = document("long", f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{ADDED}", "Long Mail", "2031-03-04", copy_of="wire")
    prints = [wire, cut, long]
    positions = [held(f"n-{d.id}", d, "Nordia will never accept", "nordia", "season/open") for d in prints]
    positions += [held(f"v-{d.id}", d, "ready to discuss a quota", "vesland", "catch/quota") for d in (wire, long)]
    positions += [held("m", long, "Marland would take half", "marland", "catch/half")]
    positions += [held("t", cut, "No closed season", "nordia", "season/open", in_title=True)]
    parts = [(d, text) for d in prints for text in (FIRST, SECOND, ADDED) if text in d.raw]
    said = [
        Statement(f"s{i}", d.id, "indirect", (place(d.raw, text),), None, None, None, None)
        for i, (d, text) in enumerate(parts)
    ]
    return Record({d.id: d for d in prints}, tuple(said), tuple(positions), ())


def test_what_reprints_repeat_counts_once_and_what_they_add_counts() -> None:
    record = pile()
    origins = Origins(record.documents)
    assert {p.id for p in origins.once(record.positions)} == {"n-wire", "v-wire", "m"}
    said = origins.said_once(record.statements)
    assert [record.documents[s.doc].text(s.contents[0]) for s in said] == [FIRST, SECOND, ADDED]
    built = sources.build(record, codebook())
    assert (built.whole.positions, built.whole.statements, built.whole.texts) == (3, 3, 1)


def test_every_outlet_that_has_the_words_is_kept_and_no_other() -> None:
    record = pile()
    built = {rest.party: rest for rest in sources.build(record, codebook()).parties}
    assert [s.name for s in built["nordia"].also_in] == ["Cut Post", "Long Mail"]
    assert [s.name for s in built["vesland"].also_in] == ["Long Mail"]
    assert ([s.name for s in built["marland"].outlets], built["marland"].also_in) == (["Long Mail"], ())


def test_a_statement_that_two_reprints_add_counts_once() -> None:
    record = pile()
    long = record.documents["long"]
    again = replace(long, id="more", doc="more.txt", outlet="More Mail")
    said = next(s for s in record.statements if s.doc == "long" and long.text(s.contents[0]) == ADDED)
    origins = Origins({**record.documents, "more": again})
    both = [said, replace(said, id="twice", doc="more")]
    assert origins.said_once(both) == (said,)
    assert [d.outlet for d in origins.also_in("long", said.contents)] == ["More Mail"]
