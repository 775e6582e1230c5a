"""Times regular expressions, in a process that may be killed: ``python -m tests.torture.timing``.

Reads lines of JSON ``{"pattern", "bytes", "flags", "how", "size"}``; answers each with the seconds of CPU time of its
slowest text, how that text begins, and the number of texts. Where an answer is missing, the pattern took for ever.
"""

from __future__ import annotations

import json
import re
import sys
import time
from typing import Any

from tests.torture import adversary

ENOUGH = 0.5  # seconds: what is slower has failed, and the rest of its texts need not be tried
PART = 16  # a sixteenth of a text is tried before the whole
QUICK = 0.01  # seconds for a sixteenth: what takes the square of 6,250 steps takes 0.04 s or more


def slowest(pattern: str, is_bytes: bool, flags: int, how: str, size: int) -> tuple[float, str, int]:
    """CPU seconds of the slowest text, how it begins, and the number of texts."""
    made: Any = re.compile(pattern.encode("latin-1") if is_bytes else pattern, flags)
    worst = (0.0, "")
    texts = adversary.texts(pattern, flags, size)
    for text in texts:
        given = text.encode("latin-1", "replace") if is_bytes else text
        if seconds(made, how, given[: size // PART] + given[-1:]) < QUICK:
            continue
        worst = max(worst, (seconds(made, how, given), text[:60]))
        if worst[0] > ENOUGH:
            again = seconds(made, how, given)  # a crowded machine is slow at times
            if again > ENOUGH:
                return again, text[:60], len(texts)
            worst = (again, text[:60])
    return *worst, len(texts)


def seconds(made: Any, how: str, text: Any) -> float:
    """CPU time of one use of the pattern over the whole text."""
    began = time.process_time()
    if how == "match":
        made.match(text)
    elif how == "fullmatch":
        made.fullmatch(text)
    else:
        for _ in made.finditer(text):
            pass
    return time.process_time() - began


if __name__ == "__main__":
    for line in sys.stdin:
        asked = json.loads(line)
        found = slowest(asked["pattern"], asked["bytes"], asked["flags"], asked["how"], asked["size"])
        print(json.dumps(found), flush=True)
