"""Plain sentences about standings. They attribute: who is on record with what, on whose word, as of when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.model import Basis, Codebook, Position
from dragoman.overview.partial import in_words, order
from dragoman.overview.standing import Key, Standing, Status

SAYS: Mapping[Basis, Mapping[Status, str]] = {
    "own": {
        "wants": "wants", "accepts": "accepts", "considers": "would consider", "opposes": "opposes",
        "refuses": "refuses", "red-line": "refuses, as a red line,",
    },
    "reported": {
        "wants": "is reported to want", "accepts": "is reported to accept", "considers": "is reported to consider",
        "opposes": "is reported to oppose", "refuses": "is reported to refuse",
        "red-line": "is reported to refuse, as a red line,",
    },
    "forecast": {
        "wants": "is expected to want", "accepts": "is expected to accept", "considers": "is expected to consider",
        "opposes": "is expected to oppose", "refuses": "is expected to refuse",
        "red-line": "is expected to refuse, as a red line,",
    },
}  # fmt: skip


class Wording:
    """Sentences with the codebook's names. ``dates``: position id -> (partial) date."""

    def __init__(self, codebook: Codebook, positions: Mapping[str, Position], dates: Mapping[str, str | None]) -> None:
        self.parties = {p.id: p.name for p in codebook.parties}
        self.issues = {i.id: i.name for i in codebook.issues}
        self.options = {(i.id, o.id): o.name for i in codebook.issues for o in i.options}
        self.positions = positions
        self.dates = dates

    def option(self, ref: str) -> str:
        """`issue/option` in words: the option in quotation marks, and of which issue."""
        issue, _, option = ref.partition("/")
        return f"“{self.options[issue, option]}” ({self.issues[issue]})"

    def standing(self, standing: Standing) -> str:
        """One sentence: who stands where on what, and on whose word."""
        who, what = self.parties[standing.party], self.option(f"{standing.issue}/{standing.option}")
        if standing.how == "assumed":
            return f"{who} is assumed here to stand at “{standing.status}” on {what}."
        source = self.source(standing)
        if standing.how == "red-line-demand":
            return f"{who} rules out {what} by a red line it draws elsewhere: {self._demands(standing)} ({source})."
        if standing.basis is None:
            return f"Nothing is on record of {who} on {what}."
        said = SAYS[standing.basis][standing.status]
        return f"{who} {said} {what}{self._only_with(standing)} ({source})."

    def source(self, standing: Standing) -> str:
        """Who said it and when, for each position that decided; the same speaker on the same day once."""
        said = [self.positions[id] for id in standing.decided_by if id in self.positions]
        said.sort(key=lambda p: order(self.dates.get(p.id)))
        return "; ".join(dict.fromkeys(self._said(p) for p in said)) or "no source"

    def _said(self, position: Position) -> str:
        when = in_words(self.dates.get(position.id))
        return f"{position.speaker or 'the reporter'}, {when}"

    def _demands(self, standing: Standing) -> str:
        """The demands that a red line comes from."""
        said = (self.positions[id] for id in standing.decided_by if id in self.positions)
        wanted = dict.fromkeys(f"{p.issue}/{p.option}" for p in said)
        return "it demands " + " and ".join(self.option(ref) for ref in wanted)

    def _only_with(self, standing: Standing) -> str:
        if not standing.conditions:
            return ""
        joint = " and " if standing.together else " or "
        asked = joint.join(self.option(ref) for ref in standing.conditions)
        return f" without {asked}" if standing.status in ("opposes", "refuses", "red-line") else f" only with {asked}"

    def concession(self, standing: Standing) -> str:
        """What giving a standing up comes to."""
        who, what = self.parties[standing.party], self.option(f"{standing.issue}/{standing.option}")
        return f"{who} accepts {what}{' without its condition' if standing.conditions else ''}"

    def question(self, standing: Standing) -> str:
        """What to ask whom."""
        who, what = self.parties[standing.party], self.option(f"{standing.issue}/{standing.option}")
        known = {
            "unknown": "nothing is on record",
            "considers": "it is on record as considering it",
        }.get(standing.status, "it is on others' word only, or in dispute")
        return f"whether {who} accepts {what} ({known})"


def listed(parts: Iterable[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    found = list(parts)
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)


def key_text(key: Key) -> str:
    """`party:issue/option`."""
    return f"{key[0]}:{key[1]}/{key[2]}"
