"""Confidential material is read and coded, and nothing that is shown, reported or exported has any of it unasked.

The law: with a confidential article in the dossier every output is, byte for byte, what it is without it.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from dragoman import open as opened
from dragoman.interchange import exports
from dragoman.run import export, judge, read
from dragoman.settings import Settings
from dragoman.store import Dossier
from dragoman.views.cli import main as cli
from tests.run.bundled import CLIPPINGS, copied, example

SECRET = """Quarrick sees treaty within reach

ILMERE, April 26, 2031 (Zephyr Wire) - Corvane League envoy Zebulon Quarrick said on Friday that the League will
withdraw its warships from the Strait of Ondrell. "We will accept a legally binding treaty," Quarrick told reporters.

"Tarvenia rejects a temporary moratorium on foreign warships," President Ilan Dovrek said.

Envoys of Tarvenia and the Corvane League are to meet in Quillon on April 29, 2031.
"""
CANARY = re.compile("quarrick|zephyr|quillon|within reach", re.IGNORECASE)
COMMANDS = [
    *(f"export {what} --format {kind}" for what in exports.COLUMNS for kind in ("jsonl", "csv", "parquet")),
    *(f"export {what}" for what in export.KINDS if what not in exports.COLUMNS),
    *(
        f"{what} --format {kind}"
        for what in ("matrix", "timeline", "sources")
        for kind in ("table", "csv", "json", "svg")
    ),
    *(f"events --format {kind}" for kind in ("table", "csv", "json")),
    *(f"network --format {kind}" for kind in ("table", "csv", "json", "graphml", "gexf")),
    *(f"changes --since 2031-02 --format {kind}" for kind in ("table", "csv", "json")),
    *(f"deals --format {kind}" for kind in ("table", "json")),
    *(f"deals --over-time --format {kind}" for kind in ("table", "json")),
]
REPORTS = ("report.html", "brief.md")
_METHOD = re.compile(
    r"[0-9a-f]{64}|<dt>confidential documents</dt><dd>[^<]*</dd>|^[^<\n]*confidential documents[^<\n]*\n", re.MULTILINE
)


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled example, a confidential article, and a confidential earlier print of an article that it has."""
    root = tmp_path_factory.mktemp("confidential")
    inputs = root / "in"
    inputs.mkdir()
    (inputs / "secret.txt").write_text(SECRET, encoding="utf-8")
    (inputs / "secret.txt.meta.json").write_text('{"confidential": true}', encoding="utf-8")
    print_ = {"id": "earlier", "text": CLIPPINGS.joinpath(first_clipping()).read_text(encoding="utf-8")}
    early = {**print_, "date": "2031-01-05", "source": "Zephyr Wire", "confidential": True}
    (inputs / "early.jsonl").write_text(json.dumps(early), encoding="utf-8")
    folder = copied(root / "talks")
    assert read.read([str(inputs)], folder, Settings()).errors == []
    return folder


def first_clipping() -> str:
    return sorted(path.name for path in CLIPPINGS.glob("*.txt"))[0]


def output(
    line: str, folder: Path, capture: pytest.CaptureFixture[bytes], patch: pytest.MonkeyPatch
) -> tuple[bytes, str]:
    patch.setattr(sys, "argv", ["dragoman", *line.split(), "-d", str(folder)])
    run_main()
    out, err = capture.readouterr()
    return out, err.decode()


def test_it_is_read_and_coded_like_the_rest(talks: Path) -> None:
    with Dossier(talks) as dossier:
        held = dossier.confidential()
        assert len(held) == 2
        found = dossier.machine()
    assert all(any(p.doc == id and p.issue for p in found.positions) for id in held)
    assert any(document.copy_of in held for document in found.documents.values()), "the first print is confidential"


@pytest.mark.parametrize("line", COMMANDS)
def test_no_output_has_it_unasked(
    line: str, talks: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain, quiet = output(line, example(), capfdbinary, monkeypatch)
    held, note = output(line, talks, capfdbinary, monkeypatch)
    assert held == plain
    assert (quiet, note) == ("", "2 confidential documents are held back (--confidential)\n")
    asked, warning = output(f"{line} --confidential", talks, capfdbinary, monkeypatch)
    assert asked != plain
    assert warning == "2 confidential documents are included: do not pass this on\n"


@pytest.mark.parametrize("name", REPORTS)
def test_no_report_has_it_unasked(
    name: str, talks: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = []
    for number, (folder, more) in enumerate([(example(), ""), (talks, ""), (talks, "--confidential")]):
        target = tmp_path / f"{number}-{name}"
        output(f"report -o {target} {more}", folder, capfdbinary, monkeypatch)
        pages.append(target.read_text(encoding="utf-8"))
    plain, held, asked = pages
    assert _METHOD.sub("", held) == _METHOD.sub("", plain)
    assert not CANARY.search(held)
    assert CANARY.search(asked)


def test_a_program_gets_it_only_where_it_asks(talks: Path) -> None:
    assert len(opened(talks, confidential=True).documents()) == len(opened(talks).documents()) + 2
    assert opened(talks).matrix() == opened(example()).matrix()
    assert {row["confidential"] for row in opened(talks, confidential=True).rows("documents")} == {True, False}


def test_a_reviewer_may_make_a_document_confidential_and_take_it_back(tmp_path: Path) -> None:
    folder = copied(tmp_path / "talks")
    name = first_clipping()
    judge.judge(folder, name, "set", ["confidential=true"], Settings())
    assert name not in {document.doc for document in opened(folder).documents()}
    judge.undo(folder, None, Settings())
    assert name in {document.doc for document in opened(folder).documents()}


def test_cleaning_holds_it_back(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    pile = tmp_path / "pile.jsonl"
    secret = json.dumps({"id": "a", "text": SECRET, "confidential": True})
    pile.write_text(secret + "\n" + json.dumps({"id": "b", "text": "The quay is not for sale, she said."}) + "\n")
    for more, expected in (("", ["b"]), (" --confidential", ["a", "b"])):
        monkeypatch.setattr(sys, "argv", ["dragoman", *f"read --clean-only{more} {pile}".split()])
        run_main()
        out, err = capfdbinary.readouterr()
        assert [json.loads(line)["doc"] for line in out.splitlines()] == expected
        assert (b"held back" in err) is (not more)


def run_main() -> None:
    with pytest.raises(SystemExit) as left:
        sys.exit(cli.main())  # type: ignore[func-returns-value]
    assert not left.value.code
