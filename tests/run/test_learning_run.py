"""Learning in a dossier: nothing without judgements, the same twice, labels from the store, and what `forget` drops."""

from __future__ import annotations

from pathlib import Path

import pytest

from dragoman.interchange import exports
from dragoman.model import Judgement
from dragoman.positions import learning as model
from dragoman.run import coding, current, forget, judge, learning
from dragoman.settings import Settings
from dragoman.store import Dossier
from tests.run.bundled import copied, example

SETTINGS = Settings(reviewer="me")
KINDS = ("documents", "statements", "positions", "events", "timex")


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    return copied(tmp_path / "talks")


def exported(folder: Path) -> dict[str, list[dict[str, object]]]:
    now = current.load(folder).record
    return {kind: list(exports.rows(now, kind)) for kind in KINDS}


def met(folder: Path, key: str) -> str | None:
    with Dossier(folder) as dossier:
        return dossier.meta(key)


def trained(folder: Path, *drops: str) -> model.Learned:
    """A model that distrusts every coding to some options, put in force as `code` would have."""
    weights = {f"option {code}": -9.0 for code in drops}
    made = model.Learned(weights, (), drops=True, adds=False)
    with Dossier(folder) as dossier:
        dossier.set_meta(learned=made.to_json())
    return made


def test_without_judgements_coding_again_changes_nothing(talks: Path) -> None:
    before = exported(talks)
    assert coding.code(talks, None, SETTINGS).analysed == 0
    coding.code(talks, None, SETTINGS, again=True)
    assert exported(talks) == before
    assert (met(talks, "learned"), met(talks, "taught")) == (None, None)


def test_judgements_that_teach_nothing_leave_the_rest_as_it_was(talks: Path) -> None:
    before = {row["id"]: row for row in exported(talks)["positions"]}
    coded = [p for p in current.load(talks).record.positions if p.issue][:4]
    for position in coded:
        judge.judge(talks, position.id, "accept", [], SETTINGS)
    assert coding.code(talks, None, SETTINGS).analysed == 0
    judged = {p.id for p in coded}
    after = {row["id"]: row for row in exported(talks)["positions"]}
    assert {id for id in before if before[id] != after[id]} == judged
    assert met(talks, "learned") is None


def test_a_model_in_force_codes_anew_and_is_dropped_with_its_judgements(talks: Path) -> None:
    before = exported(talks)
    issue = next(p for p in current.load(talks).record.positions if p.issue)
    trained(talks, f"{issue.issue}/{issue.option}")
    with Dossier(talks) as dossier:
        from dragoman.run import work

        work.up_to_date(dossier, SETTINGS)
    left = [p for p in current.load(talks).record.positions if (p.issue, p.option) == (issue.issue, issue.option)]
    assert left == []
    assert coding.code(talks, None, SETTINGS).analysed > 0  # no judgement: nothing is learnt
    assert exported(talks) == before


def test_judgements_become_labels(talks: Path) -> None:
    coded = [p for p in current.load(talks).record.positions if p.issue and not p.in_title]
    one, two, three = coded[0], coded[1], next(p for p in coded[2:] if p.issue == coded[2].issue)
    judge.judge(talks, one.id, "accept", [], SETTINGS)
    judge.judge(talks, two.id, "reject", [], SETTINGS)
    judge.judge(talks, three.id, "set", ["issue=toll", "option=halved"], SETTINGS)
    with Dossier(talks) as dossier:
        lesson = learning.lesson(dossier, SETTINGS)
        documents = {p.doc for p in (one, two, three)}
        labels = [label for doc in sorted(documents) for label in labelled(dossier, doc)]
    assert lesson.judgements == 3
    told = {label.seen.position.id: (label.right, label.only) for label in labels}
    assert told == {
        one.id: (f"{one.issue}/{one.option}", None),
        two.id: (None, f"{two.issue}/{two.option}"),
        three.id: ("toll/halved", None),
    }


def labelled(dossier: Dossier, doc: str) -> list[model.Label]:
    document = dossier.document(doc)
    codebook = current.codebook_of(dossier)
    parse = dossier.parse_of(doc, learning.pipeline.stored_as(SETTINGS.model))
    assert document
    assert codebook
    assert parse
    return learning.labelled(learning.frames(document, parse, codebook), of(dossier, doc))


def of(dossier: Dossier, doc: str) -> list[Judgement]:
    return [judgement for judgement in dossier.judgements() if judgement.doc == doc]


def test_confidential_documents_teach_nothing(talks: Path) -> None:
    position = next(p for p in current.load(talks).record.positions if p.issue)
    judge.judge(talks, position.id, "accept", [], SETTINGS)
    judge.judge(talks, position.doc, "set", ["confidential=true"], SETTINGS)
    with Dossier(talks) as dossier:
        assert learning.lesson(dossier, SETTINGS).judgements == 0


def test_forgetting_a_document_drops_what_was_learnt(talks: Path) -> None:
    trained(talks, "none/such")
    name = next(iter(current.load(talks).record.documents.values())).doc
    forget.forget(talks, name, SETTINGS)
    assert met(talks, "learned") == ""


def test_no_model_is_in_force_in_the_example() -> None:
    with Dossier(example()) as dossier:
        assert learning.stored(dossier) is None


def test_what_was_learnt_is_used_loses_no_judgement_and_goes_when_they_are_taken_back(talks: Path) -> None:
    before = exported(talks)
    coded = [p for p in current.load(talks).record.positions if p.issue]
    for position in coded[::2]:
        judge.judge(talks, position.id, "reject", [], SETTINGS)
    report = coding.code(talks, None, SETTINGS)
    assert (report.analysed > 0, report.lost) == (True, 0)
    assert report.coded < len(coded)
    assert coding.code(talks, None, SETTINGS).analysed == 0
    now = {p.id: p.status for p in current.load(talks).record.positions}
    assert all(now[position.id] == "rejected" for position in coded[::2])
    for _ in coded[::2]:
        judge.undo(talks, None, SETTINGS)
    coding.code(talks, None, SETTINGS)
    assert exported(talks) == before
