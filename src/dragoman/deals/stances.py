"""Who consents to what, as formulas over the deal's options and over standings that give way.

The definitions are those of `dragoman.overview.alliances.resolve`, taken deal by deal: a conditional stance holds in
deals with what it asks for, and any standing may give way (become `accepts`): cores and corrections are about that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from dragoman.deals.formula import Formula, all_of, any_of, at_least
from dragoman.model import Codebook, Consent, Party
from dragoman.overview.alliances import leaders
from dragoman.overview.standing import NO, Key, Standing, Status

Reading = Literal["certain", "possible"]


class Stances:
    """The formulas of one reading.

    ``given``: what was said of each party itself. ``choice``: `issue/option` -> literal. ``gives_way``: standing -> the
    formula (a literal, or False) for its having become `accepts`.
    """

    def __init__(
        self,
        codebook: Codebook,
        given: Mapping[Key, Standing],
        reading: Reading,
        choice: Mapping[str, int],
        gives_way: Callable[[Standing], Formula],
    ) -> None:
        self.parties: Mapping[str, Party] = {p.id: p for p in codebook.parties}
        self.necessary = tuple(p.id for p in codebook.parties if p.necessary)
        self.given = given
        self.reading = reading
        self.choice = choice
        self.gives_way = gives_way
        self._leaders = {p: tuple(a.id for a in leaders(p, codebook.parties)) for p in self.parties}

    def status(self, standing: Standing) -> Status:
        """The status of a standing in this reading."""
        return standing.status if self.reading == "certain" else standing.possible

    def needs(self, rule: Consent, issue: str, option: str) -> Formula:
        """What an option's rule of consent comes to."""
        parts = (
            self.needs(part, issue, option) if isinstance(part, Consent) else self.consents(part, issue, option)
            for part in rule.of
        )
        return at_least(rule.k, [(1, part) for part in parts])

    def default(self) -> Consent | None:
        """The rule of an option without one: all necessary parties; None where there are none."""
        return Consent(len(self.necessary), self.necessary) if self.necessary else None

    def consents(self, party: str, issue: str, option: str) -> Formula:
        """Whether a party consents to an option."""
        return self._stance(party, issue, option, self._agrees)

    def tolerates(self, party: str, issue: str, option: str) -> Formula:
        """Whether a party does not say no to an option."""
        return self._stance(party, issue, option, self._bears)

    def _stance(self, party: str, issue: str, option: str, leaf: Callable[[Standing], Formula]) -> Formula:
        standing = self.given[party, issue, option]
        if self.parties[party].members:
            return leaf(standing) if standing.binding else self._alliance(party, issue, option, leaf)
        if standing.how != "nothing":
            return leaf(standing)
        said = [self.given[a, issue, option] for a in self._leaders[party]]
        bound = [s for s in said if s.binding and s.status != "unknown"]
        if not bound:
            return leaf(standing)
        return all_of([*(self._bears(s) for s in bound), any_of(leaf(s) for s in bound)])

    def _alliance(self, party: str, issue: str, option: str, leaf: Callable[[Standing], Formula]) -> Formula:
        """An alliance that has not spoken for itself: its members first, hearsay where they leave it open."""
        decides = self.parties[party].decides
        hearsay = leaf(self.given[party, issue, option])
        if decides is None:
            return hearsay
        weights = decides.weights
        bear = [(weights[m], self.tolerates(m, issue, option)) for m in self.parties[party].members]
        agree = [(weights[m], self._surely(m, issue, option)) for m in self.parties[party].members]
        open_or_won = any_of([hearsay, at_least(decides.quota, agree)])
        return all_of([at_least(decides.quota, bear), open_or_won])

    def _surely(self, party: str, issue: str, option: str) -> Formula:
        """Whether a member consents in so many words: silence does not win a vote, in no reading."""
        return self._stance(party, issue, option, self._agrees_in_words)

    def _bears(self, standing: Standing) -> Formula:
        """No no; a conditional stance only with what it asks for."""
        gone = self.gives_way(standing) if self._needs_to_give_way(standing) else True
        return any_of([*self._asked(standing), gone])

    def _agrees(self, standing: Standing) -> Formula:
        return self._bears(standing) if self.reading == "possible" else self._agrees_in_words(standing)

    def _agrees_in_words(self, standing: Standing) -> Formula:
        """Wants or accepts; of an alliance, hearsay does not count."""
        said = self.status(standing) in ("wants", "accepts") and not self._is_hearsay(standing)
        if said and standing.conditions:
            return any_of([*self._asked(standing), self.gives_way(standing)])
        return True if said else self.gives_way(standing)

    def _is_hearsay(self, standing: Standing) -> bool:
        return bool(self.parties[standing.party].members) and not standing.binding and standing.how != "conceded"

    def _needs_to_give_way(self, standing: Standing) -> bool:
        return self.status(standing) in NO or bool(standing.conditions)

    def _asked(self, standing: Standing) -> list[Formula]:
        """The literals of what a conditional stance asks for; an option of an issue left out cannot be had."""
        return [self.choice[c] for c in standing.conditions if c in self.choice]
