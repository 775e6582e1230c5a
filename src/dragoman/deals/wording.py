"""Plain sentences about standings. They attribute: who is on record with what, on whose word, as of when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.model import Basis, Codebook, Position
from dragoman.overview.partial import in_words, order
from dragoman.overview.standing import NO, Standing, Status

_DOING: Mapping[Status, tuple[str, str]] = {  # after "is on record as", after "is reported to"
    "wants": ("wanting", "want"),
    "accepts": ("accepting", "accept"),
    "considers": ("willing to consider", "be willing to consider"),
    "opposes": ("opposing", "oppose"),
    "refuses": ("refusing", "refuse"),
    "red-line": ("refusing, as a red line,", "refuse, as a red line,"),
}


def doing(status: Status, basis: Basis | None) -> str:
    """The verb phrase between a party's name and an option: ``is reported to refuse``. It attributes."""
    if status == "unknown":
        return "has said nothing on record about"
    gerund, infinitive = _DOING[status]
    if basis == "reported":
        return f"is reported to {infinitive}"
    if basis == "forecast":
        return f"is expected to {infinitive}"
    return f"is on record as {gerund}"


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
        said = doing(standing.status, standing.basis)
        terms = hangs_on(standing, map(self.option, standing.conditions))
        return f"{who} {said} {what}{terms and f', {terms}'} ({source})."

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


def listed(parts: Iterable[str], joint: str = "and") -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    *most, last = list(parts) or [""]
    return f"{', '.join(most)} {joint} {last}" if most else last


def hangs_on(standing: Standing, asked: Iterable[str]) -> str:
    """What a conditional standing hangs on, ``asked`` in words: ``only with “A treaty”``; empty where on nothing."""
    what = listed(asked, "and" if standing.together else "or")
    return "" if not what else f"unless with {what}" if standing.status in NO else f"only with {what}"
