"""PolNeAR (github.com/networkdynamics/PolNeAR), from a checkout: US election news of 2016, every attribution marked.

The corpus has no licence and its articles belong to their publishers: it is read where it lies and kept out of this
repository. Its authors ask that the test part be scored once, at the end: it is never opened here.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

SPLITS = ("train", "dev")
CUES = Path(__file__).with_name("cues.tsv")


def gold(checkout: Path, split: str, shared: Path, work: Path) -> tuple[Path, Path]:
    """The annotation and the input of one part, written below ``work``. Raises ValueError for any but `SPLITS`."""
    if split not in SPLITS:
        raise ValueError(f"PolNeAR's part `{split}` is not opened here: take one of {', '.join(SPLITS)}")
    if not (checkout / "data" / split / "text").is_dir():
        raise ValueError(f"{checkout} is no checkout of PolNeAR: it has no data/{split}/text")
    command = [sys.executable, shared / "gold" / "polnear.py", checkout, work, split]
    subprocess.run(list(map(str, command)), check=True, stdout=subprocess.DEVNULL)
    return work / f"polnear-{split}.json", work / f"polnear-{split}.jsonl"


def by_cue(annotation: Path) -> Path:
    """The same annotation with the class of the cue in the place of the kind, so that the scorer tells recall by it.

    It stands in a folder of its own under the same name; the scorer finds the texts by that name with ``--texts``.
    """
    documents = json.loads(annotation.read_text(encoding="utf-8"))
    for document in documents:
        for statement in document["statements"]:
            statement["kind"] = cue_class(statement["cue"])
    other = annotation.parent / "by-cue" / annotation.name
    other.parent.mkdir(exist_ok=True)
    other.write_text(json.dumps(documents), encoding="utf-8")
    return other


def cue_class(cue: str) -> str:
    """``speech`` where a word of the cue reports saying, ``mind`` where none does and one is of belief or intention."""
    classes = {_classes().get(word.strip(".,:;'’“”\"")) for word in cue.lower().split()}
    return next((name for name in ("speech", "mind") if name in classes), "other")


@lru_cache(maxsize=1)
def _classes() -> dict[str, str]:
    """Form -> class, from cues.tsv."""
    lines = CUES.read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {form: name for name, words, *irregular in rows for form in (*_forms(words), *" ".join(irregular).split())}


def _forms(word: str) -> set[str]:
    """The regular forms of a word; more than there are does no harm."""
    stem = word[:-1] if word[-1] in "ey" else word
    double = word + word[-1]
    ends = {"e": ("es", "ed", "ing"), "y": ("ies", "ied", "ying")}.get(word[-1], ("s", "es", "ed", "ing"))
    return {word, word + "s", word + "ed", word + "ing", double + "ed", double + "ing", *(stem + end for end in ends)}
