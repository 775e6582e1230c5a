"""`dragoman evaluate`: against its own export, another dossier, judgements; floors and faults as exit codes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from dragoman.run import current, export, files, judge
from dragoman.settings import Settings
from dragoman.views.cli import main as cli
from tests.run.bundled import copied, example


class Done(NamedTuple):
    code: int
    out: str
    err: str


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    def command(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["dragoman", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            sys.exit(cli.main())  # type: ignore[func-returns-value]
        out, err = capfdbinary.readouterr()
        return Done(int(left.value.code or 0), out.decode(), err.decode())

    return command


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "gold.jsonl"
    files.write(export.export(example(), "positions"), path)
    return path


def test_its_own_export_is_matched_in_full(run, gold: Path) -> None:  # type: ignore[no-untyped-def]
    done = run("evaluate", gold, "-d", example(), "--floor", "1", "--format", "json")
    found = json.loads(done.out)
    assert done.code == 0
    assert {found[name]["f1"] for name in ("frames", "cells", "evidence")} == {1.0}
    assert found["facts"]["option"]["alpha"] == 1.0
    assert found["cells"]["wanted"] > 10
    assert set(found["parties"]) >= {"league"}


def test_a_dossier_is_a_gold_too_and_the_table_has_it_all(run) -> None:  # type: ignore[no-untyped-def]
    done = run("evaluate", example(), "-d", example())
    assert done.code == 0
    for word in ("precision", "recall", "alpha", "cells by parties", "cells by issues", "basis"):
        assert word in done.out


def test_below_the_floor_the_exit_code_is_one(run, gold: Path) -> None:  # type: ignore[no-untyped-def]
    rows = [json.loads(line) for line in gold.read_text().splitlines()]
    turned = [row | {"stance": "demand" if row["stance"] == "reject" else "reject"} for row in rows]
    gold.write_text("".join(json.dumps(row) + "\n" for row in [*turned, turned[0] | {"doc": "elsewhere.txt"}]))
    done = run("evaluate", gold, "-d", example(), "--floor", "0.5", "--format", "json")
    assert (done.code, json.loads(done.out)["absent"]) == (1, ["elsewhere.txt"])
    assert "below 0.5" in done.err
    assert run("evaluate", gold, "-d", example(), "--floor", "0").code == 0


def test_judgements_of_another_are_compared_where_they_are(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    talks = copied(tmp_path / "talks")
    one, two = [p for p in current.load(talks).record.positions if p.issue and not p.in_title][:2]
    judge.judge(talks, one.id, "accept", [], Settings())
    judge.judge(talks, two.id, "reject", [], Settings())
    listed = tmp_path / "judgements.jsonl"
    listed.write_text("".join(judge.as_json(j, holds) + "\n" for j, holds in judge.listed(talks)))
    found = json.loads(run("evaluate", listed, "-d", example(), "--format", "json").out)
    assert (found["evidence"]["same"], found["evidence"]["found"], found["evidence"]["wanted"]) == (1, 2, 1)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("no json\n", "D401"),
        ("[1]\n", "D401"),
        ('{"doc": "a"}\n', "D401"),
        ('{"doc": "a", "evidence": [5, 2], "holder": "x", "stance": "demand"}\n', "D401"),
        ('{"doc": "a", "evidence": [1, 2], "holder": "x", "stance": "maybe"}\n', "D401"),
        ('{"doc": "a", "evidence": [1, 2], "holder": 7, "stance": "demand"}\n', "D401"),
        ('{"doc": "a", "evidence": [1, 2], "holder": "x", "stance": "demand"}\n', "D402"),
        ('{"verdict": "accept"}\n', "D401"),
        ("", "D402"),
    ],
)
def test_a_faulty_gold_is_told_with_a_code(run, tmp_path: Path, text: str, code: str) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "gold.jsonl"
    path.write_text(text)
    done = run("evaluate", path, "-d", example())
    assert (done.code, done.out) == (2, "")
    assert code in done.err


def test_what_is_not_there_and_what_does_not_go_together(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    assert run("evaluate", tmp_path / "none.jsonl", "-d", example()).code == 2
    assert run("evaluate", "-d", example()).code == 2
    assert run("evaluate", "--learning", "--floor", "0.5", "-d", example()).code == 2


def test_evidence_outside_the_text_is_told(run, gold: Path) -> None:  # type: ignore[no-untyped-def]
    row = json.loads(gold.read_text().splitlines()[0])
    gold.write_text(json.dumps(row | {"evidence": [1, 10**9]}) + "\n")
    assert "D401" in run("evaluate", gold, "-d", example()).err


def test_learning_says_when_there_is_nothing_to_learn(run) -> None:  # type: ignore[no-untyped-def]
    done = run("evaluate", "--learning", "--weights", "-d", example(), "--format", "json")
    assert json.loads(done.out) | {"before": 0, "after": 0} == {
        "judgements": 0,
        "in_force": False,
        "does": [],
        "before": 0,
        "after": 0,
        "weights": {},
    }


def test_learning_names_its_weights_in_words(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    talks = copied(tmp_path / "talks")
    position = next(p for p in current.load(talks).record.positions if p.issue)
    judge.judge(talks, position.id, "reject", [], Settings())
    done = run("evaluate", "--learning", "--weights", "-d", talks)
    assert done.code == 0
    assert f"option {position.issue}/{position.option}" in done.out
    assert "the judgements stand for themselves" in done.err


def test_help_of_the_command_needs_no_numpy() -> None:
    code = "import sys; from dragoman.views.cli import evaluating; print('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
