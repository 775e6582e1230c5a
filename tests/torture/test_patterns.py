"""Every regular expression of the package is known: none escapes the collection that `patterns.py` makes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path


def test_no_pattern_escapes_the_collection() -> None:
    child = [sys.executable, str(Path(__file__).with_name("patterns.py"))]
    found = json.loads(subprocess.run(child, capture_output=True, text=True, check=True, timeout=300).stdout)
    assert found["missed"] == []
    assert len(found["patterns"]) >= 250
    for entry in found["patterns"]:
        re.compile(entry["pattern"].encode("latin-1") if entry["bytes"] else entry["pattern"], entry["flags"])
