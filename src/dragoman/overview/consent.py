"""Whose word an option takes: what the codebook's `needs` and its necessary parties come to."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model import Codebook, Consent, Issue, Option


def needed(codebook: Codebook, option: Option) -> frozenset[str]:
    """The parties that an option's rule of consent names; none for the status quo."""
    if option.status_quo:
        return frozenset()
    return frozenset(_named(option.needs)) if option.needs else necessary(codebook)


def heard(codebook: Codebook, option: Option) -> frozenset[str]:
    """The parties whose no to an option counts: the necessary ones and those that its rule of consent names."""
    return necessary(codebook) | needed(codebook, option)


def concerned(codebook: Codebook, issue: Issue) -> frozenset[str]:
    """The parties whose no to some option of an issue counts."""
    return necessary(codebook).union(*(heard(codebook, option) for option in issue.options))


def necessary(codebook: Codebook) -> frozenset[str]:
    """The parties without which there is no deal."""
    return frozenset(party.id for party in codebook.parties if party.necessary)


def _named(rule: Consent) -> Iterator[str]:
    for part in rule.of:
        if isinstance(part, Consent):
            yield from _named(part)
        else:
            yield part
