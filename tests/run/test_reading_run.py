"""Reading, coding and forgetting: what is new is added, what is there is skipped, nothing is lost."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman import reading
from dragoman.errors import DragomanError
from dragoman.language import pipeline
from dragoman.run import analyse, coding, current, demo, forget, manifest, read, whole
from dragoman.settings import Settings
from dragoman.store import Dossier
from tests.run.bundled import CLIPPINGS, CODEBOOK, copied, example

SETTINGS = Settings()
FRENCH = "Le ministre a déclaré mardi que son pays ne signera pas le traité proposé par les négociateurs du port. " * 5


def test_the_example_is_read_whole() -> None:
    with Dossier(example()) as dossier:
        counts = dossier.counts()
        assert dossier.pending() == []
    assert min(counts[what] for what in ("documents", "statements", "positions", "events", "timexes")) > 0


def test_reading_and_coding_again_does_nothing(tmp_path: Path) -> None:
    folder = copied(tmp_path / "talks")
    with Dossier(folder) as dossier:
        before = dossier.fingerprint()
    again = read.read([str(CLIPPINGS)], folder, SETTINGS)
    assert (again.added, again.analysed, again.errors, again.changed) == (0, 0, [], False)
    assert again.skipped > 0
    assert coding.code(folder, CODEBOOK, SETTINGS).analysed == 0
    assert coding.code(folder, None, SETTINGS).analysed == 0
    with Dossier(folder) as dossier:
        assert dossier.fingerprint() == before


def test_coding_later_gives_what_coding_at_once_gives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = [str(path) for path in sorted(CLIPPINGS.glob("*.txt"))[:5]]
    whole.run(CODEBOOK, some, tmp_path / "at once", SETTINGS)
    read.read(some, tmp_path / "later", SETTINGS)
    with Dossier(tmp_path / "later") as dossier:
        assert all(p.issue is None for p in dossier.positions())
    monkeypatch.setattr(pipeline, "parse", None)  # coding has the stored parses
    coding.code(tmp_path / "later", CODEBOOK, SETTINGS)
    with Dossier(tmp_path / "later") as late, Dossier(tmp_path / "at once") as early:
        assert any(p.issue for p in late.positions())
        assert late.fingerprint() == early.fingerprint()


def test_a_new_codebook_codes_anew(tmp_path: Path) -> None:
    folder = copied(tmp_path / "talks")
    book = tmp_path / "other.yaml"
    book.write_text(
        CODEBOOK.read_text(encoding="utf-8").replace("negotiation:", "negotiation: Another #"), encoding="utf-8"
    )
    report = coding.code(folder, book, SETTINGS)
    assert report.analysed == report_documents(folder)
    assert current.load(folder).codebook.negotiation == "Another"
    assert (folder / "codebook.yaml").read_text(encoding="utf-8") == book.read_text(encoding="utf-8")


def report_documents(folder: Path) -> int:
    with Dossier(folder) as dossier:
        return dossier.counts()["documents"]


def test_the_dossiers_own_codebook_may_be_edited(tmp_path: Path) -> None:
    own = copied(tmp_path / "talks") / coding.FILE
    own.write_text(own.read_text(encoding="utf-8").replace("negotiation:", "negotiation: Edited #"), encoding="utf-8")
    assert coding.code(own.parent, None, SETTINGS).analysed == report_documents(own.parent)
    assert current.load(own.parent).codebook.negotiation == "Edited"


def test_a_faulty_codebook_changes_nothing(tmp_path: Path) -> None:
    folder = copied(tmp_path / "talks")
    book = tmp_path / "bad.yaml"
    book.write_text(CODEBOOK.read_text(encoding="utf-8") + "\nspelt_wrong: 1\n", encoding="utf-8")
    with pytest.raises(DragomanError) as error:
        coding.code(folder, book, SETTINGS)
    assert error.value.code.startswith("D2")
    line = len(book.read_text(encoding="utf-8").splitlines())
    assert f"line {line}" in error.value.message
    assert current.load(folder).codebook.source == CODEBOOK.read_text(encoding="utf-8")


def test_coding_needs_a_codebook_once(tmp_path: Path) -> None:
    clipping = tmp_path / "one.txt"
    clipping.write_text("The mayor said on Monday that the port would stay closed.\n", encoding="utf-8")
    read.read([str(clipping)], tmp_path / "talks", SETTINGS)
    with pytest.raises(DragomanError) as error:
        coding.code(tmp_path / "talks", None, SETTINGS)
    assert error.value.code == "D012"


def test_a_foreign_language_is_kept_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text(FRENCH, encoding="utf-8")
    report = read.read([str(tmp_path / "fr.txt")], tmp_path / "talks", SETTINGS)
    assert (report.added, report.analysed, report.left_alone, report.errors) == (1, 0, ("fr.txt",), [])
    with Dossier(tmp_path / "talks") as dossier:
        assert [d.language for d in dossier.documents()] == ["fr"]
        assert dossier.pending() == []


def test_a_bad_source_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").touch()
    shutil.copy(next(CLIPPINGS.glob("*.txt")), tmp_path / "in" / "good.txt")
    report = read.read([str(tmp_path / "in")], tmp_path / "talks", SETTINGS)
    assert (report.added, report.analysed, len(report.errors)) == (1, 1, 1)
    assert not report.failed


def test_a_text_that_is_too_long_is_an_error_until_it_is_allowed(tmp_path: Path) -> None:
    clipping = shutil.copy(next(CLIPPINGS.glob("*.txt")), tmp_path)
    report = read.read([str(clipping)], tmp_path / "talks", replace(SETTINGS, max_chars=100))
    assert ([e.code for e in report.errors], report.added, report.failed) == (["D103"], 0, True)
    report = read.read([str(clipping)], tmp_path / "talks", SETTINGS)
    assert (report.added, report.analysed, report.errors) == (1, 1, [])


def test_a_fault_in_one_document_costs_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = [str(path) for path in sorted(CLIPPINGS.glob("*.txt"))[:2]]
    whole_stage = analyse.analyse

    def broken(parsed: pipeline.Parsed, *given: object) -> object:
        if parsed.document.doc == Path(inputs[0]).name:
            raise ZeroDivisionError("on purpose")
        return whole_stage(parsed, *given)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(analyse, "analyse", broken)
        report = read.read(inputs, tmp_path / "talks", SETTINGS)
    assert ([e.code for e in report.errors], report.analysed) == (["D011"], 1)
    assert "ZeroDivisionError: on purpose" in report.errors[0].message
    assert read.read(inputs, tmp_path / "talks", SETTINGS).analysed == 1


def test_a_file_that_was_read_is_not_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = copied(tmp_path / "talks")
    monkeypatch.setattr(reading, "read", None)
    again = read.read([str(CLIPPINGS)], folder, SETTINGS)
    assert (again.added, again.skipped) == (0, report_documents(folder))


def test_a_dossier_does_not_read_itself(tmp_path: Path) -> None:
    shutil.copy(CODEBOOK, tmp_path / "book.yaml")
    shutil.copy(next(CLIPPINGS.glob("*.txt")), tmp_path)
    for added in (1, 0):
        report = whole.run(tmp_path / "book.yaml", [str(tmp_path)], tmp_path / "talks", SETTINGS)
        (tmp_path / "talks" / "report.html").write_text("<html><p>A report.</p></html>", encoding="utf-8")
        assert (report.added, report.skipped, report.errors) == (added, 1 - added, [])


def test_a_file_with_errors_is_read_again_and_complains_again(tmp_path: Path) -> None:
    lines = tmp_path / "mixed.jsonl"
    lines.write_text('{"id": "a", "text": "The mayor said no."}\n{"id": \n', encoding="utf-8")
    first = read.read([str(lines)], tmp_path / "talks", SETTINGS)
    again = read.read([str(lines)], tmp_path / "talks", SETTINGS)
    assert (first.added, len(first.errors)) == (1, 1)
    assert (again.added, again.skipped, len(again.errors)) == (0, 1, 1)


def test_forgetting_takes_everything_of_a_document_along(tmp_path: Path) -> None:
    folder = copied(tmp_path / "talks")
    name = sorted(path.name for path in CLIPPINGS.glob("*.txt"))[0]
    assert forget.forget(folder, name, SETTINGS) == name
    record = current.load(folder).record
    assert all(document.doc != name for document in record.documents.values())
    known = set(record.documents)
    assert all(noun.doc in known for noun in (*record.statements, *record.positions, *record.timexes))
    assert all(mention.doc in known for event in record.events for mention in event.mentions)
    with pytest.raises(DragomanError) as error:
        forget.forget(folder, name, SETTINGS)
    assert error.value.code == "D013"


def test_the_manifest_names_what_it_rests_on() -> None:
    found = json.loads((example() / manifest.FILE).read_text(encoding="utf-8"))
    assert (found["version"], found["model_version"]) == (manifest.version(), manifest.model_version(SETTINGS.model))
    assert any(name.startswith("language/lexicons/") for name in found["lexicons_sha256"])
    with Dossier(example()) as dossier:
        assert found["content_sha256"] == dossier.fingerprint()


def test_an_unknown_example_is_named_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(DragomanError) as error:
        demo.demo("atlantis", tmp_path, SETTINGS)
    assert error.value.code == "D015"
    assert all(name in error.value.remedy for name in demo.index())


def test_nothing_is_made_where_an_input_is_missing(tmp_path: Path) -> None:
    with pytest.raises(DragomanError):
        whole.run(tmp_path / "none.yaml", [str(CLIPPINGS)], tmp_path / "talks", SETTINGS)
    with pytest.raises(DragomanError):
        read.read([str(tmp_path / "none")], tmp_path / "talks", SETTINGS)
    assert not (tmp_path / "talks").exists()
