"""Killed at any moment, or run twice at once: the dossier is sound, and ends as after an undisturbed run."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dragoman.run import check, whole
from dragoman.settings import Settings
from dragoman.store import Dossier
from tests.run.bundled import CLIPPINGS, CODEBOOK

CHILD = Path(__file__).with_name("child.py")
DELAYS = (0.05, 0.3, 0.7)  # seconds of work before the kill; the whole takes one or two


@pytest.fixture(scope="module")
def clippings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("clippings")
    for path in sorted(CLIPPINGS.glob("*.txt"))[:7]:
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def undisturbed(clippings: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("undisturbed")
    assert whole.run(CODEBOOK, [str(clippings)], folder, Settings()).errors == []
    return fingerprint(folder)


def fingerprint(folder: Path) -> str:
    with Dossier(folder) as dossier:
        assert (dossier.pending(), dossier.faults()) == ([], [])
        return dossier.fingerprint()


def start(folder: Path, *paths: Path) -> subprocess.Popen[str]:
    command = [sys.executable, str(CHILD), str(CODEBOOK), str(folder), *map(str, paths)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kill_after(child: subprocess.Popen[str], seconds: float) -> None:
    assert child.stdout
    assert child.stdout.readline() == "ready\n", child.communicate()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    child.communicate()


def test_a_killed_run_is_completed_by_the_next(clippings: Path, undisturbed: str, tmp_path: Path) -> None:
    folder, held = tmp_path / "talks", 0
    for delay in DELAYS:
        kill_after(start(folder, clippings), delay)
        if (folder / "dossier.db").exists():
            report = check.check(folder)
            assert report.faults == ()
            assert report.counts["documents"] >= held, "nothing that was read is lost"
            held = report.counts["documents"]
    assert held, "the kills came before any work: the test says nothing"
    assert whole.run(CODEBOOK, [str(clippings)], folder, Settings()).errors == []
    assert fingerprint(folder) == undisturbed


@pytest.mark.parametrize("halves", [False, True], ids=["the same", "half each"])
def test_two_processes_may_read_into_one_dossier(
    halves: bool, clippings: Path, undisturbed: str, tmp_path: Path
) -> None:
    inputs = sorted(clippings.iterdir())
    children = [start(tmp_path, *part) for part in ((inputs[::2], inputs[1::2]) if halves else (inputs, inputs))]
    outputs = [child.communicate(timeout=120) for child in children]
    assert [child.returncode for child in children] == [0, 0], outputs
    assert sum(int(out.splitlines()[1].split()[0]) for out, _ in outputs) == len(inputs)
    assert fingerprint(tmp_path) == undisturbed


def test_several_jobs_give_what_one_gives(clippings: Path, undisturbed: str, tmp_path: Path) -> None:
    report = whole.run(CODEBOOK, [str(clippings)], tmp_path, Settings(), jobs=2)
    assert (report.errors, report.analysed >= report.added > 0) == ([], True)
    assert fingerprint(tmp_path) == undisturbed


READER = "import sys; from dragoman.views.cli.main import main; print('ready', flush=True); main()"


def test_an_interrupt_leaves_with_130_and_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-c", READER, "read", "-", "-d", str(tmp_path / "talks")]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as child:  # type: ignore[call-overload]
        assert child.stdout.readline() == "ready\n"
        time.sleep(0.5)  # now it waits for its standard input
        child.send_signal(signal.SIGINT)
        assert child.wait(20) == 130
        assert "Traceback" not in child.stderr.read()
