"""What a dossier learns from its judgements: labels from the store, the model kept there, and what it gained.

A model is trained by `dragoman code` alone, and dropped by `forget`; reading uses the one that is in force. It learns
nothing from confidential documents, whose words its weights would carry elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dragoman.language import pipeline
from dragoman.model import Codebook, Document, Judgement, stable_id
from dragoman.overview import confidential, record
from dragoman.positions import learning
from dragoman.positions.learning import Judged, Label, Learned, Lesson, Seen
from dragoman.run import analyse, current, manifest
from dragoman.settings import Settings
from dragoman.store import Dossier

KEY = "learned"


def stored(dossier: Dossier) -> Learned | None:
    """The model in force."""
    text = dossier.meta(KEY)
    return Learned.from_json(text) if text else None


def renew(dossier: Dossier, settings: Settings) -> None:
    """Trains anew and keeps the model, or drops it where it would not pay. Without judgements nothing is touched."""
    taught = stable_id("lesson", manifest.stamp(settings, dossier.meta("codebook")), *_on_positions(dossier).values())
    if taught == dossier.meta("taught"):
        return
    found = lesson(dossier, settings)
    text = found.model.to_json() if found.model else ""
    changed = {KEY: text} if text != (dossier.meta(KEY) or "") else {}
    dossier.set_meta(taught=taught, **changed)


def lesson(dossier: Dossier, settings: Settings) -> Lesson:
    """What the judgements teach: tried on themselves, in cross-validation."""
    codebook = current.codebook_of(dossier)
    listed = _on_positions(dossier)
    if codebook is None or not listed:
        return learning.learn([])
    labels: list[Label] = []
    for id, judgements in listed.items():
        document = dossier.document(id)
        parse = dossier.parse_of(id, pipeline.stored_as(settings.model))
        if document is not None and parse is not None:
            labels += labelled(frames(document, parse, codebook), judgements)
    return learning.learn(labels, (judged(j) for judgements in listed.values() for j in judgements))


def frames(document: Document, parse: bytes, codebook: Codebook) -> list[Seen]:
    """The frames of a document as the cues alone code them."""
    parsed = analyse.restored(document, parse)
    return learning.seen(parsed, analyse.analyse(parsed, codebook).positions)


def _on_positions(dossier: Dossier) -> dict[str, list[Judgement]]:
    """Document id -> judgements on its positions that hold, oldest first."""
    every = dossier.judgements()
    held = confidential.ids(dossier.confidential(), every)
    listed: dict[str, list[Judgement]] = {}
    for judgement in record.live(every):
        if judgement.kind == "position" and judgement.verdict != "note" and judgement.doc not in held:
            listed.setdefault(judgement.doc, []).append(judgement)
    return dict(sorted(listed.items()))


def judged(judgement: Judgement) -> Judged:
    """What a reviewer had before them; of what they added, what they gave it."""
    was = judgement.was or judgement.values
    return Judged(judgement.doc, judgement.span or (0, 0), str(was.get("holder")), _code(was))


def _code(values: Mapping[str, object]) -> str | None:
    return f"{values['issue']}/{values['option']}" if values.get("issue") and values.get("option") else None


def labelled(seen: Sequence[Seen], judgements: Iterable[Judgement]) -> list[Label]:
    """One label a frame that somebody judged: the latest word on it holds."""
    found: dict[str, Label] = {}
    for judgement in judgements:
        for frame in _meant(seen, judgement):
            found[frame.position.id] = _label(frame, judgement)
    return list(found.values())


def _meant(seen: Sequence[Seen], judgement: Judgement) -> Iterator[Seen]:
    """The frame that a judgement is about: that object, else the likest of the same holder at that place."""
    given = judged(judgement)
    near = [
        (frame.position.id == judgement.target, frame.code == given.code, like, -i)
        for i, frame in enumerate(seen)
        if frame.position.holder == given.holder
        and (frame.code in (given.code, None) or judgement.verdict == "add")
        and (like := record.overlap(frame.position.evidence, given.evidence)) >= record.OVERLAP
    ]
    if near:
        yield seen[-max(near)[-1]]


def _label(frame: Seen, judgement: Judgement) -> Label:
    before = _code(judgement.was)
    key = f"{judgement.doc} {judgement.span}"
    if judgement.verdict == "reject":
        return Label(frame, None, before, key)
    if judgement.verdict == "accept":
        return Label(frame, before, None, key)
    return Label(frame, _code({**judgement.was, **judgement.values}), None, key)
