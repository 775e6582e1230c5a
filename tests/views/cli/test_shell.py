"""The command line as a user meets it: exit codes, what goes to stdout and what to stderr, no-ops that say so."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from dragoman.reading import outlets
from dragoman.run.manifest import version
from dragoman.views.cli import main as cli
from tests.run.bundled import CLIPPINGS, CODEBOOK, copied, example


class Done(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    def command(*arguments: object) -> Done:
        monkeypatch.setattr(sys, "argv", ["dragoman", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            sys.exit(cli.main())  # type: ignore[func-returns-value]
        out, err = capfdbinary.readouterr()
        return Done(int(left.value.code or 0), out.decode(), err.decode())

    yield command
    outlets.refresh()


def test_help_is_there_soon_and_names_every_command() -> None:
    start = time.process_time()
    command = [sys.executable, "-m", "dragoman.views.cli.main", "--help"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert time.process_time() - start < 1
    for name in (
        "demo",
        "read",
        "code",
        "run",
        "export",
        "report",
        "matrix",
        "timeline",
        "sources",
        "events",
        "deals",
        "judge",
    ):
        assert f"\n  {name} " in done.stdout


VERSION_ONLY = """import sys
from dragoman.views.cli.main import main
sys.argv = ["dragoman", "--version"]
try:
    main()
except SystemExit:
    print(sorted({"spacy", "sqlalchemy", "pyarrow", "numpy", "lxml", "rich"} & sys.modules.keys()))
"""


def test_help_imports_no_heavy_package() -> None:
    done = subprocess.run([sys.executable, "-c", VERSION_ONLY], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [f"dragoman {version()}", "[]"]


def test_demo_ends_with_the_path_of_the_report_and_is_a_no_op_the_second_time(run: Run, tmp_path: Path) -> None:
    folder = copied(tmp_path / "talks")
    first = run("demo", "-o", folder)
    assert (first.code, first.out.splitlines()[-1]) == (0, str(folder / "report.html"))
    assert "nothing to do" in first.err
    assert "<html" in (folder / "report.html").read_text(encoding="utf-8")
    again = run("demo", "-o", folder)
    assert (again.code, again.out) == (0, first.out)
    assert "unchanged" in again.err


def test_reading_says_what_it_did(run: Run, tmp_path: Path) -> None:
    clipping = next(CLIPPINGS.glob("*.txt"))
    done = run("read", clipping, "-d", tmp_path / "talks")
    assert (done.code, done.out) == (0, "")
    assert "1 added, 0 already there; 1 analysed" in done.err
    again = run("read", clipping, "-d", tmp_path / "talks")
    assert (again.code, again.out) == (0, "")
    assert "nothing to do" in again.err


def test_coding_twice_says_that_there_is_nothing_to_do(run: Run, tmp_path: Path) -> None:
    done = run("code", "-d", copied(tmp_path / "talks"), "-c", CODEBOOK)
    assert done.code == 0
    assert "nothing to do" in done.err


@pytest.mark.parametrize("name", ["matrix", "timeline", "sources", "events"])
def test_overviews_come_as_table_csv_and_json(run: Run, name: str) -> None:
    rows = json.loads(run(name, "-d", example(), "--format", "json").out)["rows"]
    table = run(name, "-d", example(), "--format", "csv").out
    assert rows
    assert [list(row) for row in csv.DictReader(io.StringIO(table, newline=""))] == [list(row) for row in rows]
    shown = run(name, "-d", example())
    assert (shown.code, shown.err) == (0, "")
    assert len(shown.out.splitlines()) > len(rows)


@pytest.mark.parametrize("name", ["matrix", "timeline", "sources"])
def test_overviews_come_as_figures(run: Run, name: str) -> None:
    done = run(name, "-d", example(), "--format", "svg")
    assert done.out.startswith("<svg")
    assert done.out.rstrip().endswith("</svg>")
    assert "<script" not in done.out


def test_an_earlier_date_knows_less(run: Run) -> None:
    def positions(*more: str) -> int:
        rows = json.loads(run("timeline", "-d", example(), "--format", "json", *more).out)["rows"]
        return sum(row["kind"] == "position" for row in rows)

    assert 0 < positions("--as-of", "2031-03-10") < positions()


def test_deals_answer_in_words_and_in_json(run: Run) -> None:
    found = json.loads(run("deals", "-d", example(), "--format", "json").out)
    keys = {"as_of", "answer", "deals", "blockers", "openings", "missing", "critical", "conflicts", "solutions"}
    assert keys <= found.keys()
    assert found["answer"] in ("yes", "possible", "no")
    words = run("deals", "-d", example())
    assert (words.code, bool(words.out.strip())) == (0, True)
    assert run("deals", "-d", example(), "--check").code == (0 if found["answer"] == "yes" else 1)


def test_a_deal_can_be_assumed_into_being(run: Run) -> None:
    done = run("deals", "-d", example(), "--with", "toll/halved", "--without", "guarantee/treaty", "--format", "json")
    assert done.code == 0
    for deal in json.loads(done.out)["deals"]:
        assert deal["choices"]["toll"] == "halved"
        assert deal["choices"]["guarantee"] != "treaty"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--with", "toll/doubled"), "D601"),
        (("--ignore", "p-none"), "D602"),
        (("--assume", "league:toll/halved=maybe"), "D603"),
        (("--with", "toll/halved", "--without", "toll/halved"), "D604"),
        (("--as-of", "tomorrow"), "D002"),
    ],
)
def test_a_question_that_makes_no_sense_is_refused(run: Run, arguments: tuple[str, ...], code: str) -> None:
    done = run("deals", "-d", example(), *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{code}: ")
    assert "; try: " in done.err


@pytest.mark.parametrize("what", ["documents", "statements", "positions", "events", "timex"])
def test_exports_go_to_stdout_or_to_a_file(run: Run, tmp_path: Path, what: str) -> None:
    direct = run("export", what, "-d", example())
    filed = run("export", what, "-d", example(), "-o", tmp_path / "new" / "file.jsonl")
    assert (filed.code, filed.out) == (0, "")
    assert (tmp_path / "new" / "file.jsonl").read_text(encoding="utf-8") == direct.out
    assert all(json.loads(line) for line in direct.out.splitlines())


def test_an_export_that_is_none_is_refused(run: Run) -> None:
    done = run("export", "feelings", "-d", example())
    assert (done.code, done.err[:5]) == (2, "D002:")
    assert "positions" in done.err


def test_the_report_is_one_file_and_quotes_only_leaves_texts_out(run: Run, tmp_path: Path) -> None:
    full, short = tmp_path / "full.html", tmp_path / "short.html"
    assert run("report", "-d", example(), "-o", full).out == f"{full}\n"
    run("report", "-d", example(), "-o", short, "--quotes-only")
    assert len(short.read_bytes()) < len(full.read_bytes())
    assert run("report", "-d", example(), "-o", full / "below").code == 2


@pytest.mark.parametrize(
    "command",
    [
        "code",
        "export positions",
        "report",
        "matrix",
        "timeline",
        "sources",
        "events",
        "deals",
        "check",
        "judge p-1 accept",
        "forget x",
    ],
)
def test_without_a_dossier_every_command_says_so(run: Run, tmp_path: Path, command: str) -> None:
    done = run(*command.split(), "-d", tmp_path / "none")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("D701: there is no dossier at")
    assert not (tmp_path / "none").exists()


def test_an_error_is_json_where_json_was_asked_for(run: Run, tmp_path: Path) -> None:
    done = run("matrix", "-d", tmp_path / "none", "--format", "json")
    error = json.loads(done.err)
    assert (done.code, error["ok"], error["code"], set(error)) == (
        2,
        False,
        "D701",
        {"ok", "code", "message", "remedy"},
    )


@pytest.mark.parametrize(
    "arguments", [("matrix",), ("nothing",), ("read",), ("matrix", "-d", "x", "--format", "pdf"), ("judge", "-d", "x")]
)
def test_usage_errors_leave_with_2(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err


def test_judging_and_undoing_from_the_shell(run: Run, tmp_path: Path) -> None:
    folder = copied(tmp_path / "talks")
    id = json.loads(run("export", "positions", "-d", folder).out.splitlines()[0])["id"]
    assert run("judge", id, "reject", "-d", folder).code == 0
    assert '"status": "rejected"' in run("export", "positions", "-d", folder).out
    assert run("judge", "--undo", "-d", folder).code == 0
    assert '"status": "rejected"' not in run("export", "positions", "-d", folder).out
    listed = [json.loads(line) for line in run("judge", "--list", "-d", folder).out.splitlines()]
    assert [(j["verdict"], j["holds"]) for j in listed] == [("reject", False), ("undo", True)]


def test_check_says_sound_and_forget_forgets(run: Run, tmp_path: Path) -> None:
    folder = copied(tmp_path / "talks")
    checked = run("check", "-d", folder)
    assert (checked.code, checked.err) == (0, "sound\n")
    name = json.loads(run("export", "documents", "-d", folder).out.splitlines()[0])["doc"]
    assert run("forget", name, "-d", folder).code == 0
    assert f'"doc": "{name}"' not in run("export", "documents", "-d", folder).out


def test_a_setting_that_is_no_number_is_said(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DRAGOMAN_MAX_BYTES", "many")
    done = run("read", CLIPPINGS, "-d", tmp_path / "talks")
    assert (done.code, done.err[:5]) == (2, "D002:")


def test_a_reader_that_leaves_early_is_no_error() -> None:
    command = f"'{sys.executable}' -m dragoman.views.cli.main export timex -d '{example()}' | head -n 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True)
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", 1)


def test_a_fault_of_the_program_is_neither_an_answer_nor_a_usage_error(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dragoman.run import matrix

    monkeypatch.setattr(matrix, "matrix", lambda *_, **__: 1 / 0)
    done = run("matrix", "-d", example())
    assert (done.code, done.out) == (70, "")
    assert "ZeroDivisionError" in done.err


def test_networks_come_in_five_formats(run: Run) -> None:
    rows = json.loads(run("network", "-d", example(), "--format", "json").out)["rows"]
    assert rows
    table = run("network", "-d", example(), "--format", "csv").out
    assert [row["source"] for row in csv.DictReader(io.StringIO(table, newline=""))] == [row["source"] for row in rows]
    assert len(run("network", "-d", example()).out.splitlines()) > len(rows)
    assert run("network", "-d", example(), "--format", "graphml").out == run("export", "graphml", "-d", example()).out
    assert run("network", "-d", example(), "--format", "gexf").out == run("export", "gexf", "-d", example()).out
    assert ">option<" in run("network", "-d", example(), "--mode", "options", "--format", "graphml").out


def test_the_agenda_is_a_calendar(run: Run) -> None:
    done = run("export", "ics", "-d", example())
    assert done.out.startswith("BEGIN:VCALENDAR\r\n")
    assert "BEGIN:VEVENT" in done.out


def test_a_codebook_is_checked_and_every_fault_named_with_its_line(run: Run, tmp_path: Path) -> None:
    assert run("codebook", "check", CODEBOOK).code == 0
    bad = tmp_path / "bad.yaml"
    bad.write_text(CODEBOOK.read_text(encoding="utf-8").replace("    necessary:", "    neccessary:"), encoding="utf-8")
    done = run("codebook", "check", bad)
    assert (done.code, done.out) == (2, "")
    lines = [
        n
        for n, text in enumerate(bad.read_text(encoding="utf-8").splitlines(), 1)
        if text.startswith("    neccessary:")
    ]
    assert len(lines) > 1
    assert all(f"line {number}:" in done.err for number in lines)
    bad.write_bytes(b"\xff\xfe\x00")
    assert run("codebook", "check", bad).err.startswith("D201: ")
    assert run("codebook", "check", tmp_path / "none.yaml").err.startswith("D001: ")


def test_the_answer_day_by_day(run: Run) -> None:
    rows = json.loads(run("deals", "-d", example(), "--over-time", "--format", "json").out)["rows"]
    assert [row["date"] for row in rows] == sorted(row["date"] for row in rows)
    assert rows[-1]["answer"] == json.loads(run("deals", "-d", example(), "--format", "json").out)["answer"]
    assert len(run("deals", "-d", example(), "--over-time").out.splitlines()) > len(rows)


def test_bargaining_solutions_where_utilities_are_given(run: Run) -> None:
    given = ("tarvenia:toll/halved=-10", "league:toll/halved=40", "tarvenia:pilots/fund=20", "league:pilots/fund=-5")
    plain = json.loads(run("deals", "-d", example(), "--format", "json").out)["solutions"]
    asked = [part for text in given for part in ("--utility", text)]
    done = run("deals", "-d", example(), "--format", "json", *asked)
    assert done.code == 0
    assert len(json.loads(done.out)["solutions"]) > len(plain)
    assert run("deals", "-d", example(), "--utility", "tarvenia:toll/halved=much").err.startswith("D002: ")
    assert run("deals", "-d", example(), "--utility", "nobody:toll/halved=1").err.startswith("D605: ")


def test_outlets_of_ones_own_are_given_by_option_and_shown(run: Run, tmp_path: Path) -> None:
    mine, talks = tmp_path / "mine.yaml", tmp_path / "talks"
    mine.write_text("- {name: Halyard Wire, country: NO, state: true, source: the Wire Act}\n", encoding="utf-8")
    assert "state only" not in run("sources", "-d", example()).out
    done = run("run", CODEBOOK, CLIPPINGS / "01-dovrek-sets-terms.txt", "-d", talks, "--outlets", mine)
    assert done.code == 0, done.err
    assert "state only" in run("sources", "-d", talks).out
    whole = json.loads(run("sources", "-d", talks, "--format", "json").out)["rows"][0]
    assert whole["state_only_of"][0]["country"] == "NO"
    assert whole["outlets"][0]["source"] == "the Wire Act"
    assert run("sources", "-d", talks, "--format", "csv").code == 0
    cleaned = json.loads(run("read", CLIPPINGS / "01-dovrek-sets-terms.txt", "--clean-only", "--outlets", mine).out)
    assert cleaned["outlet_state"] is True
    assert run("read", CLIPPINGS, "-d", talks, "--outlets", tmp_path / "none.yaml").code == 2
