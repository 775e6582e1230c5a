"""Ids changed in the text of a codebook: what refers to them follows, all else stays as it stood."""

from __future__ import annotations

import pytest

from dragoman.codebook import complaints, loads, renaming
from dragoman.codebook.renaming import Name
from dragoman.errors import DragomanError

TEXT = """\
# who they are
negotiation: The harbour
parties:
  - id: harbour   # the board
    name: Harbour Board
    necessary: true
    aliases: [the board]
  - id: ferries
    name: "Ferry Owners' Union"
    people:
      - Ada Fenn   # chair
  # the alliance
  - {id: pact, name: Pact, members: [harbour, ferries], decides: {weights: {harbour: 2, ferries: 1}, quota: 2}}
  - {id: boats, name: Boats Ltd, necessary: true, people: [Bo Roe], aliases: []}
issues:
  - id: fee
    name: The fee
    salience: {harbour: 80, ferries: 20}
    options:
      - {id: unchanged, name: As it is, status_quo: true}
      - id: halved
        name: Half the fee
        cues: [halve the fee, "cut it, by half"]   # as said
        # “halve it” (Ada Fenn)
        needs: {all: [harbour, {any: [ferries, boats]}]}
      # the other one
      - id: cut
        name: Less
        cues:
          - cut the fee   # often
        counter_cues: [raise the fee]
  - id: pier
    name: The pier
    options: [{id: none, name: None, status_quo: true}, {id: new, name: A new pier, cues: [build a pier]}]
rules:
  - {if: fee/halved, then: pier/new}
  - {if: fee/cut, not_with: pier/new}
"""


def done(old: str, new: str, *, merge: bool = False, text: str = TEXT) -> str:
    name = renaming.meant(text, "codebook.yaml", old)
    into = renaming.target(name, new)
    text = (renaming.merge if merge else renaming.rename)(text, name, into)
    assert complaints(text) == []
    return text


def changed_lines(text: str) -> list[tuple[str, str]]:
    return [(a, b) for a, b in zip(TEXT.splitlines(), text.splitlines(), strict=True) if a != b]


def test_a_party_is_renamed_wherever_it_is_referred_to_and_nothing_else_changes() -> None:
    text = done("ferries", "owners")
    assert text.replace("owners", "ferries") == TEXT
    assert "ferries" not in text.replace("Ferry", "")
    party = loads(text).party("pact")
    assert party is not None
    assert party.members == ("harbour", "owners")
    assert party.decides is not None
    assert party.decides.weights == {"harbour": 2, "owners": 1}


def test_an_issue_is_renamed_in_the_rules_too() -> None:
    text = done("fee", "charge")
    assert [(r.if_, r.then, r.not_with) for r in loads(text).rules] == [
        ("charge/halved", "pier/new", None),
        ("charge/cut", None, "pier/new"),
    ]
    assert len(changed_lines(text)) == 3


@pytest.mark.parametrize("new", ["fee/less", "less"])
def test_an_option_is_renamed_with_or_without_its_issue(new: str) -> None:
    text = done("fee/cut", new)
    assert changed_lines(text) == [
        ("      - id: cut", "      - id: less"),
        ("  - {if: fee/cut, not_with: pier/new}", "  - {if: fee/less, not_with: pier/new}"),
    ]


def test_there_and_back_is_where_it_began() -> None:
    for old, new in (
        ("harbour", "board"),
        ("fee", "charge"),
        ("fee/halved", "fee/reduced"),
        ("pier/new", "pier/built"),
    ):
        once = done(old, new)
        name = renaming.meant(once, "", new)
        assert renaming.rename(once, name, renaming.target(name, old)) == TEXT


def test_merged_parties_have_all_names_and_every_reference_once() -> None:
    text = done("ferries", "boats", merge=True)
    book = loads(text)
    boats = book.party("boats")
    assert boats is not None
    assert boats.aliases == ("Ferry Owners' Union",)
    assert boats.people == ("Bo Roe", "Ada Fenn")
    assert book.party("ferries") is None
    assert book.issues[0].salience == {"harbour": 80, "boats": 20}
    needs = book.issues[0].options[1].needs
    assert needs is not None
    assert "ferries" not in str(needs)
    assert "# the alliance" in text


def test_merging_into_a_party_beside_it_leaves_no_twin_and_keeps_that_it_is_necessary() -> None:
    light = TEXT.replace("quota: 2", "quota: 1")
    text = done("harbour", "ferries", merge=True, text=light)
    book = loads(text)
    ferries, pact = book.party("ferries"), book.party("pact")
    assert ferries is not None
    assert pact is not None
    assert ferries.necessary
    assert pact.members == ("ferries",)
    assert pact.decides is not None
    assert pact.decides.weights == {"ferries": 1}
    assert book.issues[0].salience == {"ferries": 20}


def test_merged_options_have_all_cues_and_the_comments_of_the_other_stay() -> None:
    text = done("fee/halved", "fee/cut", merge=True)
    option = loads(text).issues[0].options[1]
    assert option.id == "cut"
    assert option.cues == ("cut the fee", "halve the fee", "cut it, by half", "Half the fee")
    assert option.counter_cues == ("raise the fee",)
    assert "# often" in text
    assert "# the other one" in text
    assert "halve it" not in text
    assert loads(text).rules[0].if_ == "fee/cut"


def test_an_option_is_merged_across_issues_and_the_last_one_takes_its_issue_along() -> None:
    text = done("pier/new", "fee/cut", merge=True)
    assert [o.id for o in loads(text).issues[1].options] == ["none"]
    name, into = Name("option", "none", "pier"), Name("option", "unchanged", "fee")
    assert [i.id for i in loads(renaming.merge(text, name, into)).issues] == ["fee"]


def test_an_issue_is_merged_once_its_options_have_their_like() -> None:
    with pytest.raises(DragomanError) as refused:
        done("pier", "fee", merge=True)
    assert refused.value.code == "D213"
    assert "pier/new" in refused.value.remedy
    text = done("pier/new", "fee/cut", merge=True)
    merged = renaming.merge(text, Name("issue", "pier"), Name("issue", "fee"))
    assert [i.id for i in loads(merged).issues] == ["fee"]


def test_a_split_adds_an_option_behind_the_other_and_moves_its_cues_once() -> None:
    old, new = Name("option", "halved", "fee"), Name("option", "halved-for-good", "fee")
    text = renaming.split(TEXT, old, new, ["cut it, by half"])
    options = loads(text).issues[0].options
    assert [o.id for o in options] == ["unchanged", "halved", "halved-for-good", "cut"]
    assert [o.cues for o in options[1:3]] == [("halve the fee",), ("cut it, by half",)]
    assert renaming.split(text, old, new, ["cut it, by half"]) == text


@pytest.mark.parametrize(
    ("old", "new", "merge", "code"),
    [
        ("ferry", "x", False, "D211"),
        ("fee/nothing", "x", False, "D211"),
        ("ferries", "boats", False, "D212"),
        ("fee/cut", "fee/halved", False, "D212"),
        ("ferries", "Big Boats", False, "D214"),
        ("ferries", "a/b", False, "D214"),
        ("fee/cut", "pier/less", False, "D214"),
        ("pact", "boats", True, "D213"),
        ("harbour", "ferries", True, "D213"),  # the quota of the pact could not be reached any more
        ("fee/unchanged", "fee/cut", True, "D213"),
    ],
)
def test_what_cannot_be_is_refused_with_a_remedy(old: str, new: str, merge: bool, code: str) -> None:
    with pytest.raises(DragomanError) as refused:
        done(old, new, merge=merge)
    assert refused.value.code == code
    assert refused.value.remedy


def test_a_near_miss_is_named() -> None:
    with pytest.raises(DragomanError, match="did you mean 'ferries'"):
        done("ferrys", "x")


def test_a_text_with_windows_line_ends_and_no_last_one_is_edited_too() -> None:
    text = TEXT.rstrip("\n").replace("\n", "\r\n")
    name = renaming.meant(text, "", "fee/cut")
    merged = renaming.merge(text, name, Name("option", "halved", "fee"))
    assert complaints(merged) == []
    assert [o.id for o in loads(merged).issues[0].options] == ["unchanged", "halved"]
