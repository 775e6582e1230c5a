"""What reviewers' judgements teach about one negotiation: which codings to trust, and which to add.

The coding by cues stays the judge. A small logistic regression over words, dependencies and the rule that was used
starts from its decisions (`KEPT`, `LEFT`: their log odds before anybody judged) and may turn one over: leave a frame
uncoded, or give it an option that a reviewer gave to others like it. It does so only where that was right more often
than not in cross-validation over the judgements themselves. Without judgements there is no model, and nothing changes.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from spacy.tokens import Token

from dragoman.language.pipeline import Parsed
from dragoman.model import Codebook, Position, Span, stable_id
from dragoman.positions import logistic

KEPT, LEFT = 1.0, -2.0  # log odds that a coding is right: of one that the cues gave, of any other
PENALTY = 1.0
FOLDS = 10
LEAST = 10  # judgements under which nothing is learnt
CHANCE = 0.05  # how likely the gain in cross-validation may be by chance
_EMPTY = frozenset({"PUNCT", "SPACE", "DET", "SYM"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A frame as the model sees it: the position of the machine, lemmas and dependencies of its evidence."""

    position: Position
    words: tuple[str, ...]
    links: tuple[str, ...]

    @property
    def code(self) -> str | None:
        """What the cues made of it, as issue/option."""
        return code_of(self.position)


@dataclass(frozen=True, slots=True)
class Label:
    """What a reviewer said of a frame. ``right``: the option it has (None: none); ``only``: the one known to be wrong.

    With ``only`` nothing is known of the other options. ``key`` tells judgements apart, for the folds.
    """

    seen: Seen
    right: str | None
    only: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """A coding that a reviewer had before them: the model leaves it as it was."""

    doc: str
    evidence: Span
    holder: str
    code: str | None


@dataclass(frozen=True, slots=True)
class Tally:
    """Codings that were right, wrong, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def errors(self) -> int:
        """Wrong and missed ones."""
        return self.wrong + self.missed

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there was nothing to find and nothing was found."""
        whole = 2 * self.right + self.errors
        return 2 * self.right / whole if whole else 1.0


@dataclass(frozen=True, slots=True)
class Learned:
    """A model. ``options``: what may be added, as issue/option; ``drops``, ``adds``: what it is trusted with."""

    weights: Mapping[str, float]
    options: tuple[str, ...]
    drops: bool
    adds: bool
    judged: tuple[Judged, ...] = ()

    def to_json(self) -> str:
        """One line, the same for the same model."""
        return json.dumps(asdict(self), sort_keys=True, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Learned:
        """The reverse of `to_json`."""
        given = json.loads(text)
        judged = tuple(Judged(**{**j, "evidence": tuple(j["evidence"])}) for j in given.pop("judged"))
        return cls(**{**given, "options": tuple(given["options"]), "judged": judged})


@dataclass(frozen=True, slots=True)
class Lesson:
    """What came of the judgements: ``before`` and ``after`` in cross-validation; no model where it would not pay."""

    judgements: int
    before: Tally
    after: Tally
    model: Learned | None
    weights: Mapping[str, float]


def code_of(position: Position) -> str | None:
    """What a position is coded to, as issue/option."""
    return f"{position.issue}/{position.option}" if position.issue else None


def seen(parsed: Parsed, positions: Iterable[Position]) -> list[Seen]:
    """Positions of a document with the words and dependencies of their evidence."""
    return [_seen(parsed, position) for position in positions]


def _seen(parsed: Parsed, position: Position) -> Seen:
    tokens = [t for t in _tokens(parsed, position.evidence) if t.pos_ not in _EMPTY]
    inside = {t.i for t in tokens}
    words = dict.fromkeys(t.lemma_.lower() for t in tokens)
    links = dict.fromkeys(
        f"{t.head.lemma_.lower()} {t.dep_} {t.lemma_.lower()}" for t in tokens if t.head.i in inside and t.head != t
    )
    return Seen(position, tuple(words), tuple(links))


def _tokens(parsed: Parsed, span: Span) -> Iterator[Token]:
    near = [p for p in parsed.paragraphs if p.start <= span[0]]
    if near:
        paragraph = max(near, key=lambda p: p.start)
        found = paragraph.parse.char_span(*paragraph.seen(span), alignment_mode="expand")
        yield from found or ()


def features(frame: Seen, code: str) -> dict[str, float]:
    """Named features of a frame with an option; each kind of them weighs the same, however many there are."""
    position = frame.position
    own = code == frame.code
    rules = position.reason.partition(", score")[0].split("; ") if own else []
    kinds = (
        ["coding by cues" if own else "coding by likeness"],
        [f"option {code}"],
        [f"{position.holder} on {code.partition('/')[0]}"],
        [f"{position.stance}, {position.basis}"],
        [f"rule: {rule}" for rule in rules],
        [f"word {word!r} for {code}" for word in frame.words],
        [f"dependency {link!r}" for link in frame.links],
    )
    return {name: len(kind) ** -0.5 for kind in kinds for name in kind}


def _choices(frame: Seen, options: Sequence[str]) -> list[str]:
    """The codings that a frame may have: its own, and the options that were learnt, of its issue if it has one."""
    own = frame.code
    issue = frame.position.issue
    others = [option for option in options if option != own and (issue is None or option.split("/")[0] == issue)]
    return [*([own] if own else []), *others]


def _offset(frame: Seen, code: str) -> float:
    return KEPT if code == frame.code else LEFT


def train(labels: Sequence[Label]) -> tuple[dict[str, float], tuple[str, ...]]:
    """Weights, and the options that reviewers gave where the cues had not."""
    options = tuple(sorted({label.right for label in labels if label.right and label.right != label.seen.code}))
    rows = [row for label in labels for row in _rows(label, options)]
    vectors = [features(label.seen, code) for label, code in rows]
    truths = [code == label.right for label, code in rows]
    return logistic.fit(vectors, truths, [_offset(label.seen, code) for label, code in rows], PENALTY), options


def _rows(label: Label, options: Sequence[str]) -> Iterator[tuple[Label, str]]:
    for code in _choices(label.seen, options):
        if label.only is None or code == label.only:
            yield label, code


def choose(frame: Seen, model: Learned) -> str | None:
    """What a frame is coded to under a model."""
    scores = {
        code: logistic.score(model.weights, features(frame, code), _offset(frame, code))
        for code in _choices(frame, model.options)
    }
    own = frame.code
    if own and (scores[own] >= 0 or not (model.drops or model.adds)):
        return own
    others = {code: score for code, score in scores.items() if code != own and score > 0} if model.adds else {}
    if others:
        return max(others, key=lambda code: (others[code], code))
    return None if model.drops else own


def learn(labels: Sequence[Label], judged: Iterable[Judged] = ()) -> Lesson:
    """Trains on the labels and says what they gained; the model is trusted with what paid in cross-validation.

    Each label is tried on a model that has not seen it (tenfold; the folds go by the labels' keys). Of leaving
    uncoded, adding, and both, that with the fewest errors is taken, where F1 rose and the gain is hardly chance.
    """
    ordered = sorted(labels, key=lambda label: stable_id("fold", label.key))
    before = _tally((label, label.seen.code) for label in ordered)
    weights, options = train(ordered)
    best, after = None, before
    if len(ordered) >= LEAST:
        for drops, adds in ((True, False), (False, True), (True, True)):
            answers = list(_crossed(ordered, drops, adds))
            found = _tally(answers)
            if found.errors < after.errors and found.f1 > before.f1 and _by_chance(answers) <= CHANCE:
                best, after = Learned(weights, options, drops, adds, tuple(judged)), found
    return Lesson(len(ordered), before, after, best, weights)


def _crossed(labels: Sequence[Label], drops: bool, adds: bool) -> Iterator[tuple[Label, str | None]]:
    for fold in range(min(FOLDS, len(labels))):
        rest = [label for i, label in enumerate(labels) if i % FOLDS != fold]
        model = Learned(*train(rest), drops, adds)
        for label in labels[fold::FOLDS]:
            yield label, choose(label.seen, model)


def _by_chance(answers: Iterable[tuple[Label, str | None]]) -> float:
    """How likely so many of the changed answers are the better ones if a coin decided: a one-sided sign test."""
    changed = [(label, answer) for label, answer in answers if answer != label.seen.code]
    better = sum(answer == label.right for label, answer in changed)
    worse = sum(label.seen.code == label.right for label, _ in changed)
    count = better + worse
    return float(sum(math.comb(count, k) for k in range(better, count + 1)) / 2**count)


def _tally(answers: Iterable[tuple[Label, str | None]]) -> Tally:
    right = wrong = missed = 0
    for label, answer in answers:
        right += answer is not None and answer == label.right
        wrong += answer is not None and answer != label.right
        missed += label.right is not None and answer != label.right
    return Tally(right, wrong, missed)


def apply(frames: Sequence[Seen], model: Learned, codebook: Codebook) -> tuple[Position, ...]:
    """The positions of a document as the model codes them, in text order; what a reviewer judged stays as it was."""
    known = {f"{issue.id}/{option.id}" for issue in codebook.issues for option in issue.options}
    model = replace(model, options=tuple(option for option in model.options if option in known))
    found = [(frame.position, _coded(frame.position, _answer(frame, model, model.judged))) for frame in frames]
    coded = {(p.evidence, p.holder) for _, p in found if p.issue}
    kept = [p for before, p in found if p.issue or p == before or (p.evidence, p.holder) not in coded]
    once = {p.id: p for p in kept}
    return tuple(sorted(once.values(), key=lambda p: (p.evidence, p.holder, p.issue or "", p.option or "")))


def _answer(frame: Seen, model: Learned, judged: Sequence[Judged]) -> str | None:
    """The model's answer, where nobody judged that very frame; else what the reviewer had before them."""
    position = frame.position
    mine = [j for j in judged if (j.doc, j.evidence, j.holder) == (position.doc, position.evidence, position.holder)]
    if not mine:
        return choose(frame, model)
    named = [j.code for j in mine if j.code in _choices(frame, model.options)]
    return named[-1] if named and frame.code is None else frame.code


def _coded(position: Position, code: str | None) -> Position:
    if code == code_of(position):
        return position
    issue, option = code.split("/") if code else (None, None)
    by = f"coded to {code} by judgements" if code else f"left uncoded by judgements, not {code_of(position)}"
    return replace(
        position,
        id=stable_id("P", position.doc, position.evidence, position.holder, issue, option, position.stance),
        issue=issue,
        option=option,
        reason=f"{position.reason}; {by}",
    )
