"""A draft is YAML that the loader takes, whatever stands in the texts that it quotes."""

from __future__ import annotations

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.codebook import complaints, draft, loads
from dragoman.codebook.draft import Draft, DraftIssue, DraftOption, DraftParty, Quotation

ANY = st.text(min_size=1, max_size=40)


def made(words: str, name: str = "Norland") -> Draft:
    quoted = (Quotation(words, words, "2031-03-04", words),)
    party = DraftParty("norland", name, (("the north", 3), (name + " x", 1)), (("Ada Fenn", 2),), 4, 2, quoted, words)
    option = DraftOption("halve-toll", "Halve toll", ("halve toll", "toll"), 3, quoted)
    issue = DraftIssue("toll", "Toll", (option,), ("norland", words))
    return Draft(words, 2, (party,), (issue,), ((words, 1),), (words,))


@given(ANY, ANY)
@settings(max_examples=150, deadline=None)
def test_whatever_is_quoted_the_draft_is_a_sound_codebook(words: str, name: str) -> None:
    text = draft.text(made(words, name))
    assert complaints(text) == []
    book = loads(text)
    assert [p.id for p in book.parties] == ["norland"]
    assert [o.id for o in book.issues[0].options] == ["halve-toll", "unsettled"]


def test_the_status_quo_stands_there_as_a_hint_that_can_be_uncommented() -> None:
    text = draft.text(made("a word"))
    lines = [line.replace("# ", "", 1) if "as-it-is" in line else line for line in text.splitlines()]
    lines = [
        line.replace("#   ", "  ", 1)
        if line.strip().startswith("#   ") and ("As it is" in line or "status_quo" in line)
        else line
        for line in lines
    ]
    options = loads("\n".join(lines)).issues[0].options
    assert [(o.id, o.status_quo) for o in options] == [("as-it-is", True), ("halve-toll", False)]


def test_examples_are_comments_on_one_line() -> None:
    text = draft.text(made("two\nlines: # and more"))
    assert text.count("# “two lines: # and more” (two lines: # and more, 2031-03-04, two lines: # and more)") == 2


@given(ANY)
@settings(max_examples=200, deadline=None)
def test_a_scalar_reads_as_it_was_written(words: str) -> None:
    assert yaml.compose(draft.scalar(words)).value == draft.clean(words)


def test_ids_are_free_and_made_of_the_words() -> None:
    assert draft.slug("The Pilots' Guild", (), "x") == "the-pilots-guild"
    assert draft.slug("Élan", {"elan"}, "x") == "elan-2"
    assert draft.slug("Москва", (), "party") == "party"
