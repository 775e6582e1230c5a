"""``dragoman codebook check`` with texts: which party, option and cue finds what there, and which cues get in each
other's way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman import codebook as codebooks
from dragoman import statements
from dragoman.codebook.draft import shortened
from dragoman.language.actors import Cast
from dragoman.language.phrases import plain
from dragoman.language.pipeline import Parsed
from dragoman.model import Codebook
from dragoman.positions import attributes, conditions
from dragoman.positions.coding import Coder, Unit, units
from dragoman.positions.cues import Cue
from dragoman.positions.finding import evidence
from dragoman.positions.frame import Frame
from dragoman.positions.frames import Finder
from dragoman.positions.holders import Sources
from dragoman.run.progress import Progress, silent
from dragoman.run.suggesting import corpus
from dragoman.settings import Settings

_EXAMPLES = 2


@dataclass(slots=True)
class Caught:
    """What one cue catches: how many objects of positions, and the shortest of their words."""

    cue: Cue
    count: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, words: str) -> None:
        """Counts one more; of the examples the shortest stay."""
        self.count += 1
        if words not in self.examples:
            self.examples = sorted([*self.examples, words], key=lambda w: (len(w), w))[:_EXAMPLES]


@dataclass(slots=True)
class Overlap:
    """Two cues of different options that catch the same words."""

    first: Cue
    second: Cue
    count: int = 0
    example: str = ""


@dataclass(slots=True)
class Catch:
    """What a codebook finds in texts. ``names``: party -> form -> mentions. ``options``: option -> coded objects."""

    codebook: Codebook
    documents: int = 0
    objects: int = 0
    coded: int = 0
    names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    options: Counter[str] = field(default_factory=Counter)
    cues: dict[tuple[str, str, str, str], Caught] = field(default_factory=dict)
    overlaps: dict[tuple[str, ...], Overlap] = field(default_factory=dict)


def check(
    path: Path,
    paths: Sequence[str],
    folder: Path | None,
    settings: Settings,
    progress: Progress = silent,
    *,
    confidential: bool = False,
) -> Catch:
    """What the codebook at ``path`` finds in the texts under ``paths`` and in a dossier, whatever codebook that has.

    Raises D001, D201-D209, D301, D7xx.
    """
    book = codebooks.load(path)
    found = Catch(book)
    with corpus.opened(paths, folder, settings, progress, confidential=confidential) as texts:
        for parsed in texts:
            _document(found, parsed)
    return found


def _document(found: Catch, parsed: Parsed) -> None:
    found.documents += 1
    cast = Cast(parsed, found.codebook)
    for paragraph in parsed.paragraphs:
        words = [t.text for t in paragraph.parse]
        for start, end, party in cast.parties.scan(words):
            found.names[party][plain(paragraph.parse[start:end].text)] += 1
    coder = Coder(found.codebook, cast)
    every = coder.cues
    for cue in every:
        found.cues.setdefault(_key(cue), Caught(cue))
    sources = Sources(cast, statements.find(parsed, cast))
    for frame, unit in _objects(Finder(parsed, cast, sources).all()):
        coder.cues = every
        chosen = coder.code(frame, unit)
        found.objects += bool(chosen) or frame.keep != "coded"
        if not chosen:
            continue
        found.coded += 1
        found.options.update(f"{code.issue}/{code.option}" for code in chosen)
        text = shortened(parsed.document.text(attributes.span(frame, evidence(frame, unit, None))))
        _note(found, list(_matching(coder, every, frame, unit)), text)


def _objects(frames: Iterable[Frame]) -> Iterator[tuple[Frame, Unit]]:
    """What each position is about, once for a word."""
    told: set[tuple[int, int]] = set()
    for frame in frames:
        for unit in units(frame, conditions.condition(frame) or ()):
            place = (frame.paragraph.index, unit.top.i)
            if place not in told:
                told.add(place)
                yield frame, unit


def _matching(coder: Coder, every: Sequence[Cue], frame: Frame, unit: Unit) -> Iterator[Cue]:
    """Every cue that would code the object by itself."""
    for cue in every:
        coder.cues = (cue,)
        if coder.code(frame, unit):
            yield cue


def _note(found: Catch, matching: Sequence[Cue], words: str) -> None:
    for cue in matching:
        found.cues[_key(cue)].add(words)
    for i, first in enumerate(matching):
        for second in matching[i + 1 :]:
            if (first.issue, first.option) != (second.issue, second.option) and "name" not in (first.kind, second.kind):
                pair = found.overlaps.setdefault((*_key(first), *_key(second)), Overlap(first, second))
                pair.count += 1
                pair.example = min(filter(None, (pair.example, words)), key=lambda w: (len(w), w))


def _key(cue: Cue) -> tuple[str, str, str, str]:
    return cue.issue, cue.option, cue.kind, cue.text


def as_json(found: Catch) -> dict[str, Any]:
    """The result as ``--format json`` prints it; docs/codebook.md has the keys."""
    return {
        "documents": found.documents,
        "objects": found.objects,
        "coded": found.coded,
        "parties": [_party(found, party.id) for party in found.codebook.parties],
        "options": [
            {"option": f"{issue.id}/{option.id}", "positions": found.options[f"{issue.id}/{option.id}"]}
            for issue in found.codebook.issues
            for option in issue.options
        ],
        "cues": [
            {
                "option": f"{c.cue.issue}/{c.cue.option}",
                "kind": c.cue.kind,
                "cue": c.cue.text,
                "caught": c.count,
                "examples": c.examples,
            }
            for c in found.cues.values()
        ],
        "overlaps": [
            {
                "option": f"{o.first.issue}/{o.first.option}",
                "cue": o.first.text,
                "other_option": f"{o.second.issue}/{o.second.option}",
                "other_cue": o.second.text,
                "count": o.count,
                "example": o.example,
            }
            for o in sorted(found.overlaps.values(), key=lambda o: (-o.count, _key(o.first), _key(o.second)))
        ],
    }


def _party(found: Catch, id: str) -> dict[str, Any]:
    party = found.codebook.party(id)
    assert party is not None
    seen = found.names.get(id, Counter())
    folded = {form.lower().removeprefix("the ") for form in seen}
    missing = [n for n in (party.name, *party.aliases) if n.lower().removeprefix("the ") not in folded]
    forms = [f"{form} ({count})" for form, count in sorted(seen.items(), key=lambda pair: (-pair[1], pair[0]))]
    return {"party": id, "mentions": sum(seen.values()), "seen_as": forms, "not_seen": missing}


def notes(found: Catch) -> Iterator[str]:
    """What deserves a look, in words."""
    yield f"{found.coded} of {found.objects} objects of positions in {found.documents} documents have an option"
    for party in found.codebook.parties:
        if not found.names.get(party.id):
            yield f"{party.id}: no alias of it is found in the texts"
    quiet = {(c.cue.issue, c.cue.option) for c in found.cues.values() if c.cue.kind != "name"}
    for issue, option in sorted(quiet):
        if not found.options[f"{issue}/{option}"]:
            yield f"{issue}/{option}: never seen in the texts"
    for caught in found.cues.values():
        if caught.cue.kind != "name" and not caught.count:
            yield f"{caught.cue.issue}/{caught.cue.option}: the {caught.cue.kind} {caught.cue.text!r} catches nothing"
    for overlap in as_json(found)["overlaps"]:
        both = f"{overlap['cue']!r} ({overlap['option']}) and {overlap['other_cue']!r} ({overlap['other_option']})"
        yield f"{both} catch the same: “{overlap['example']}”"
