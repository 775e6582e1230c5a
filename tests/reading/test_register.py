from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from dragoman.errors import DragomanError
from dragoman.reading import outletfile, outlets, walk

HERALD = """
- name: The Norhaven Herald
  aliases: [Norhaven Herald]
  domains: [norhavenherald.example]
  country: NO
  owner: Port of Norhaven
  state: false
  source: its charter
"""


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The path of a user's file that is in force; the test writes it."""
    path = tmp_path / "outlets.yaml"
    monkeypatch.setenv("DRAGOMAN_OUTLETS", str(path))
    outlets.refresh()
    yield path
    outlets.refresh()


def found(text: str) -> list[str]:
    return [str(error) for error in outletfile.complaints(text, "mine.yaml", outletfile.shipped())]


def test_the_shipped_file_is_held_to_what_is_asked_of_a_users() -> None:
    text = (files("dragoman.reading") / "lexicons" / "outlets.yaml").read_text(encoding="utf-8")
    assert [str(error) for error in outletfile.complaints(text, "outlets.yaml")] == []


def test_every_claim_of_owner_or_state_has_its_source() -> None:
    claims = [o for o in outlets.register() if o.state is not None or o.owner is not None]
    assert [outlet.name for outlet in claims if not outlet.source] == []
    assert {outlet.state for outlet in claims} == {True, False, None}
    assert any(outlet.country is None and outlet.owner is None for outlet in outlets.register())


def test_no_name_alias_or_domain_stands_for_two() -> None:
    forms = Counter(
        form
        for outlet in outlets.register()
        for form in {*map(outletfile.key, (outlet.name, *outlet.aliases)), *outlet.domains}
    )
    assert [form for form, times in forms.items() if times > 1] == []


def test_the_same_office_is_judged_alike_whatever_the_state() -> None:
    """Nobody is called state-controlled, or free of it, but on the word of a law or an observer that is named."""
    judged = [outlet for outlet in outlets.register() if outlet.state is not None]
    assert [outlet.name for outlet in judged if "State Media Monitor" not in (outlet.source or "")] == []


def test_every_region_has_outlets_and_agencies() -> None:
    for countries in (
        "NG KE ZA ET GH SN",
        "CN JP IN ID PK VN",
        "BR AR MX PE CU",
        "EG IR SA IL TR",
        "AU NZ FJ",
        "CA US",
    ):
        here = [outlet for outlet in outlets.register() if outlet.country in countries.split()]
        assert {outlet.country for outlet in here} == set(countries.split())
        assert any(outlet.agency for outlet in here)


def test_a_user_adds_an_outlet(register: Path) -> None:
    register.write_text(HERALD, encoding="utf-8")
    entry = outlets.at("https://www.norhavenherald.example/dockers")
    assert entry is not None
    assert entry == outlets.named("norhaven herald")
    assert (entry.agency, entry.country, entry.state, entry.source) == (False, "NO", False, "its charter")
    assert outlets.agency("Reuters") == "Reuters"


def test_a_user_says_more_of_a_known_outlet_or_takes_it_back(register: Path) -> None:
    before = outletfile.shipped()
    tass = next(outlet for outlet in before if outlet.name == "TASS")
    register.write_text(
        "- {name: TASS, aliases: [the agency of Moscow], state: null}\n- {name: Reuters, country: CA}\n",
        encoding="utf-8",
    )
    entry = outlets.named("The agency of Moscow")
    assert entry is not None
    assert (entry.state, entry.owner, entry.agency) == (None, tass.owner, True)
    assert set(entry.aliases) == {*tass.aliases, "the agency of Moscow"}
    reuters = outlets.named("Reuters")
    assert reuters is not None
    assert reuters.country == "CA"
    assert len(outlets.register()) == len(before)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("The Guardian (London)", "The Guardian"),
        ("The Guardian(London)", "The Guardian"),
        ("The Guardian (Nigeria)", "The Guardian (Nigeria)"),
        ("The Guardian (Charlottetown)", "The Guardian (Charlottetown)"),
        ("USA TODAY", "USA Today"),
        ("Agence France Presse", "AFP"),
        ("The Norhaven Herald (Final Edition)", "The Norhaven Herald (Final Edition)"),
    ],
)
def test_one_outlet_has_one_name_in_whatever_city_it_is_printed(printed: str, name: str) -> None:
    assert outlets.canonical(printed) == name


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("- {name: Isle Times, adress: x}", "D203", "no key 'adress'"),
        ("- {name: Isle Times, country: Norway}", "D209", "'Norway' is no country code"),
        ("- {name: Isle Times, country: XX}", "D209", "'XX' is no country code"),
        ("- {name: Isle Times, state: true}", "D207", "no source of what is said of `state`"),
        ("- {name: Isle Times, owner: Port}", "D207", "no source of what is said of `owner`"),
        ("- {name: TASS, state: false}", "D207", "no source of what is said of `state`"),
        ("- {name: Isle Times, state: maybe, source: me}", "D202", "`state` is 'maybe'"),
        ("- {name: Isle Times, aliases: [Xinhua]}", "D209", "'xinhua' of Isle Times already stands for Xinhua"),
        (
            "- {name: Isle Times, domains: [reuters.com]}",
            "D209",
            "'reuters.com' of Isle Times already stands for Reuters",
        ),
        ("- {name: Isle Times, domains: ['https://isle.example']}", "D209", "is no domain"),
        ("- {name: Isle Times}\n- {name: Isle Times}", "D205", "'Isle Times' is there twice"),
        ("- {domains: [isle.example]}", "D207", "no name of the outlet"),
        ("name: Isle Times", "D202", "a mapping"),
        ("- {name: [", "D201", "no YAML"),
    ],
)
def test_a_fault_is_named_with_its_line(text: str, code: str, says: str) -> None:
    (error, *_) = outletfile.complaints(text, "mine.yaml", outletfile.shipped())
    assert error.code == code
    assert says in str(error)
    assert "mine.yaml, line" in str(error)


def test_all_faults_are_listed_by_line() -> None:
    assert ["line 1" in text or "line 2" in text for text in found("- {name: A B, state: true}\n- {nam: x}")] == [
        True
    ] * 3


def test_a_faulty_file_stops_before_anything_is_read(register: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Dockers vote.", encoding="utf-8")
    with pytest.raises(DragomanError) as missing:
        walk([str(tmp_path)])
    assert missing.value.code == "D001"
    register.write_text("- {name: Isle Times, state: true}", encoding="utf-8")
    with pytest.raises(DragomanError) as unsourced:
        walk([str(tmp_path)])
    assert (unsourced.value.code, unsourced.value.exit_code) == ("D207", 2)
    register.write_text(HERALD, encoding="utf-8")
    assert [source.doc for source in walk([str(tmp_path / "a.txt")])] == ["a.txt"]
