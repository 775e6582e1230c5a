"""The torture set: whatever lies in a folder, reading ends soon, within 2 GB, and takes in all that is sound.

A file ends as a document or as an error with a code; it may take 10 s, and three times that on a machine that is busy
with other tests. `python -m tests.torture.reads FOLDER` prints the seconds of each.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from dragoman.run import check
from dragoman.store import Dossier
from tests.torture.hostile_files import GOOD, GROUPS, Files

SECONDS = 30  # wall-clock: 10 s, times 3 for a busy machine
MEMORY = 2_000_000_000  # bytes of address space of the command
WRITER = """import sys, itertools, pathlib
for n in itertools.count():
    pathlib.Path(sys.argv[1]).write_text("x " * (n % 999))
"""
READ = (sys.executable, "-c", "from dragoman.views.cli.main import main; main()", "read")


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(folder: Path, dossier: Path, seconds: float) -> str:
    """The messages of `dragoman read`, which has to end with 0 in its time."""
    command = [*READ, str(folder), "-d", str(dossier)]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=seconds,
        preexec_fn=limited,
        errors="replace",
        check=False,
        env={**os.environ, "DRAGOMAN_PARSE_SECONDS": "4"},  # half of what a user waits for, to spare the tests' time
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    return done.stderr


def written(files: Files, folder: Path) -> Path:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    (folder / "zz-good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def documents(dossier: Path) -> set[str]:
    with Dossier(dossier) as found:
        return {document.doc for document in found.documents()}


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_each_ends_as_a_document_or_an_error_with_a_code(group: str, tmp_path: Path) -> None:
    files = GROUPS[group]()
    command = [sys.executable, "-m", "tests.torture.reads", str(written(files, tmp_path / "in"))]
    done = subprocess.run(
        command,
        stdout=subprocess.PIPE,
        timeout=SECONDS * 4,
        preexec_fn=limited,
        check=True,
    )
    found = {row["doc"]: row for row in map(json.loads, done.stdout.splitlines())}
    assert set(found) == {name.encode("utf-8", "replace").decode() for name in files} | {"zz-good.txt"}
    assert found["zz-good.txt"]["documents"] == 1
    assert [name for name, row in found.items() if not row["documents"] and not row["codes"]] == []
    assert [name for name, row in found.items() if not all(code[:2] == "D1" for code in row["codes"])] == []
    assert [(name, row["seconds"]) for name, row in found.items() if row["seconds"] > SECONDS] == []


def test_no_file_of_an_archive_leaves_it(tmp_path: Path) -> None:
    packed = GROUPS["small"]()
    folder = written({name: packed[name] for name in ("paths.zip", "links.zip", "name.zip")}, tmp_path / "in")
    before = {path for path in tmp_path.parent.rglob("*") if path.is_file()}
    run(folder, tmp_path / "talks", SECONDS)
    names = documents(tmp_path / "talks")
    assert {name for name in names if name.startswith("paths")} == {"paths.zip/fine.txt"}
    assert not any("passwd" in name or "link.txt" in name for name in names)
    after = {path for path in tmp_path.parent.rglob("*") if path.is_file() and not path.is_relative_to(tmp_path)}
    assert after <= before


def test_what_is_no_regular_file_is_passed_over_or_refused(tmp_path: Path) -> None:
    folder = written({}, tmp_path / "in")
    os.mkfifo(folder / "pipe.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "memory.txt").symlink_to("/proc/self/mem")  # a regular file that cannot be read, by nobody
    said = run(folder, tmp_path / "talks", SECONDS)
    assert documents(tmp_path / "talks") == {"zz-good.txt"}
    assert "D112: memory.txt" in said


@pytest.mark.parametrize("name", ["pipe.txt", "zero.txt"])
def test_a_pipe_or_device_that_is_named_is_an_error(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    os.mkfifo(path) if name == "pipe.txt" else path.symlink_to("/dev/zero")
    command = [*READ, str(path), "-d", str(tmp_path / "talks")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, preexec_fn=limited, check=False)
    assert (done.returncode, "D112" in done.stderr) == (2, True)


def test_a_file_that_changes_while_it_is_read(tmp_path: Path) -> None:
    folder = written({f"{n}.txt": f"{n} {GOOD}".encode() for n in range(40)}, tmp_path / "in")
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder / "7.txt")])
    try:
        run(folder, tmp_path / "talks", SECONDS)
    finally:
        writer.kill()
        writer.wait()
    assert len(documents(tmp_path / "talks") - {"7.txt"}) == 40
    assert check.check(tmp_path / "talks").faults == ()
