"""What is forgotten is in no byte of the dossier's folder; the rest is what it would be without it."""

from __future__ import annotations

from pathlib import Path

from dragoman.run import check, forget, judge, read
from dragoman.settings import Settings
from dragoman.store import Dossier
from dragoman.views.cli import reports
from tests.run.bundled import copied, example

CANARIES = ("Quillonbract", "Zebulon", "Wrackmuir")
TEXT = """Quillonbract envoy in Wrackmuir

WRACKMUIR, March 2, 2031 - Corvane League envoy Zebulon Quillonbract said on Sunday that the League will withdraw its
warships from the Strait of Ondrell. "We will accept a legally binding treaty," Quillonbract told reporters.

Envoys of Tarvenia and the Corvane League are to meet in Wrackmuir on April 29, 2031.
"""


def traces(folder: Path) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    coded = [(name, name.encode(how)) for name in CANARIES for how in ("utf-8", "utf-16-le")]
    return [f"{name} in {path.name}" for path in files for name, data in coded if data in path.read_bytes()]


def test_nothing_of_a_forgotten_text_is_left_in_the_folder(tmp_path: Path) -> None:
    folder, clipping = copied(tmp_path / "talks"), tmp_path / "secret.txt"
    clipping.write_text(TEXT, encoding="utf-8")
    assert read.read([str(clipping)], folder, Settings()).added == 1
    judge.judge(
        folder,
        "secret.txt",
        "add",
        ["text=accept a legally binding treaty", "holder=league", "stance=accept"],
        Settings(),
    )
    reports.write(folder, folder / reports.FILE)
    assert {trace.split()[-1] for trace in traces(folder)} >= {"dossier.db", "report.html"}
    forget.forget(folder, "secret.txt", Settings())
    assert traces(folder) == []
    assert check.check(folder).faults == ()
    with Dossier(folder) as dossier, Dossier(example()) as plain:
        assert dossier.fingerprint() == plain.fingerprint()
        assert dossier.judgements() == []
