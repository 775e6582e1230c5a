"""The lexicons of attribution are sound: known kinds and shapes, no entry twice."""

from __future__ import annotations

from dragoman.language.tables import rows
from dragoman.statements import cues, shapes

KINDS = {"speech", "belief", "demand", "promise", "refusal", "acceptance", "accusation", "evidence"}
PREPOSITIONS = set(["of", "for", "on", "about", "to", "with", "against", "in", "at", "over", "from", "upon"])


def test_every_verb_has_a_known_kind_and_known_shapes() -> None:
    known = {"quote", "that", *PREPOSITIONS, *shapes.RULES}
    for entries in cues.verbs().values():
        for cue in entries:
            assert cue.kind in KINDS
            assert cue.shapes <= known
            assert cue.shapes


def test_no_entry_stands_twice() -> None:
    for name, keys in (("cues.tsv", 1), ("stances.tsv", 2), ("light.tsv", 2), ("frames.tsv", 1)):
        entries = [row[:keys] for row in rows("dragoman.statements", name, 3)]
        assert len(entries) == len(set(entries)), name


def test_a_particle_is_tried_before_the_bare_verb() -> None:
    assert [cue.particle for cue in cues.verbs()["rule"]] == ["out", ""]
