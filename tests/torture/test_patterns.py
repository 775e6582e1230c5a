"""Every regular expression of the package is known, and none takes long over 100 kB of hard text."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.torture import adversary

HERE = Path(__file__).parent
SIZE = 100_000  # characters
LIMIT = 0.5  # seconds of CPU time for one text
STALLED = 15.0  # seconds of wall-clock time for all texts of one pattern, after which its process is killed
Entry = dict[str, Any]


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    child = [sys.executable, str(HERE / "patterns.py")]
    listed: dict[str, Any] = json.loads(
        subprocess.run(child, capture_output=True, text=True, check=True, timeout=300).stdout
    )
    return listed


class Timer:
    """The process that runs the patterns; one that stalls in a pattern is killed, and the next gets another."""

    def __init__(self, stalled: float = STALLED) -> None:
        self.stalled = stalled
        self.process: subprocess.Popen[str] | None = None

    def ask(self, entry: Entry, size: int) -> tuple[float, str, int]:
        """Seconds of the slowest text, how it begins, and the number of texts."""
        if self.process is None:
            command = [sys.executable, "-m", "tests.torture.timing"]
            pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
            self.process = subprocess.Popen(command, text=True, cwd=HERE.parents[1], **pipes)  # type: ignore[call-overload]
        process = self.process
        assert process.stdin
        assert process.stdout
        guard = threading.Timer(self.stalled, process.kill)
        guard.start()
        process.stdin.write(json.dumps({**entry, "size": size}) + "\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        guard.cancel()
        if not answer:
            self.stop()
            return self.stalled, "(it was killed)", 1
        seconds, text, number = json.loads(answer)
        return seconds, text, number

    def stop(self) -> None:
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None


@pytest.fixture
def timer() -> Any:
    process = Timer()
    yield process
    process.stop()


def bounds() -> list[tuple[str, str, int]]:
    """File, piece of a pattern, most characters."""
    lines = (HERE / "bounds.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    assert all(len(row) == 4 and row[3] for row in rows), "each bound has its reason"
    return [(row[0], row[1], int(row[2])) for row in rows]


def bounded(entry: Entry, file: str, piece: str) -> bool:
    return piece in entry["pattern"] and all(place.startswith(f"{file}:") for place in entry["places"])


def test_no_pattern_escapes_the_collection(found: dict[str, Any]) -> None:
    assert found["missed"] == []
    assert len(found["patterns"]) >= 250
    for entry in found["patterns"]:
        re.compile(entry["pattern"].encode("latin-1") if entry["bytes"] else entry["pattern"], entry["flags"])


def test_every_declared_bound_is_that_of_one_pattern(found: dict[str, Any]) -> None:
    for file, piece, _ in bounds():
        assert len([entry for entry in found["patterns"] if bounded(entry, file, piece)]) == 1, piece


def test_no_pattern_takes_long_over_hard_text(found: dict[str, Any], timer: Timer) -> None:
    slow, texts = [], 0
    for entry in found["patterns"]:
        size = min((most for file, piece, most in bounds() if bounded(entry, file, piece)), default=SIZE)
        seconds, text, number = timer.ask(entry, size)
        texts += number
        if seconds > LIMIT:
            slow.append(f"{entry['places'][0]}: {seconds:.1f} s over {text!r}…: {entry['pattern'][:200]}")
    assert slow == []
    assert texts >= 20 * len(found["patterns"])


@pytest.mark.parametrize(
    "pattern",
    [
        r"(?:\w+\s?)*,",
        r"\s+$",
        r"(a|aa)+$",
        r"\w+\s*,?\s*\w+:",
        r"[^,]*,[^,]*;",
        r"(.*?),(.*?),(.*?) said",
        r"x\d*\d*y",
    ],
)
def test_what_is_slow_is_found_to_be(pattern: str) -> None:
    """The texts are hard: patterns that are known to be slow do not pass."""
    timer = Timer(stalled=1)
    seconds, *_ = timer.ask({"pattern": pattern, "bytes": False, "flags": 0, "how": "search"}, SIZE)
    timer.stop()
    assert seconds > LIMIT


def test_texts_are_of_the_length_that_is_asked_for() -> None:
    assert {len(text) for text in adversary.texts(r"(?:ab|c{2,})+\s*$", 0, 1000)} <= set(range(900, 1001))
