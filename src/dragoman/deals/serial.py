"""The JSON of an analysis: plain lists and mappings, the same for the same record."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from dragoman.deals.critical import Critical
from dragoman.deals.outcomes import Ordinal
from dragoman.deals.utilities import Cardinal
from dragoman.overview.standing import Standing

if TYPE_CHECKING:
    from dragoman.deals.results import Analysis, Blocker, Opening

Json = dict[str, object]


def to_json(analysis: Analysis) -> Json:
    """The keys of `deals --format json`, `issues` and `explanation` among them.

    ``complete`` says of each list whether it has all there are, or the first by size or weight only.
    """
    return {
        "as_of": analysis.as_of,
        "answer": analysis.answer,
        "rules_block": analysis.rules_block,
        "own_words": analysis.firm,
        "explanation": list(analysis.explanation),
        "deals": [
            {
                "choices": dict(deal.choices),
                "certain": deal.certain,
                "accepts": list(deal.accepts),
                "refuses": list(deal.refuses),
                "unknown": list(deal.unknown),
                "hearsay": [f"{s.party}:{s.issue}/{s.option}" for s in heard],
            }
            for deal, heard in zip(analysis.deals.items, analysis.hearsay, strict=True)
        ],
        "blockers": [_blocker(analysis, blocker) for blocker in analysis.blockers.items],
        "openings": [_opening(analysis, opening) for opening in analysis.openings.items],
        "missing": [[_asked(analysis, s) for s in asked] for asked in analysis.missing.items],
        "critical": [_critical(found) for found in analysis.critical],
        "conflicts": [status(analysis, standing) for standing in analysis.conflicts],
        "solutions": [*map(_ordinal, analysis.solutions), *_cardinal(analysis.bargaining), *_stability(analysis)],
        "issues": _issues(analysis),
        "complete": {
            "deals": analysis.deals.complete,
            "blockers": analysis.blockers.complete,
            "openings": analysis.openings.complete,
            "missing": analysis.missing.complete,
        },
        "question": {
            "with": list(analysis.question.with_),
            "without": list(analysis.question.without),
            "ignore": list(analysis.question.ignored),
            "assume": [f"{p}:{i}/{o}={s.status}" for (p, i, o), s in analysis.question.assumed.items()],
        },
    }


def status(analysis: Analysis, standing: Standing) -> Json:
    """One standing with what it rests on."""
    return {
        "party": standing.party,
        "issue": standing.issue,
        "option": standing.option,
        "status": standing.status,
        "basis": standing.basis,
        "strength": standing.strength,
        "how": standing.how,
        "conflict": standing.conflict,
        "conditions": list(standing.conditions),
        "all_conditions": standing.together,
        "speaks_for": list(analysis.speaks_for(standing)),
        "positions": list(standing.decided_by),
        "all_positions": list(standing.positions),
        "text": analysis.wording.standing(standing),
    }


def _blocker(analysis: Analysis, blocker: Blocker) -> Json:
    return {
        "issues": list(blocker.issues) if blocker.issues is not None else None,
        "statuses": [status(analysis, standing) for standing in blocker.statuses],
    }


def _opening(analysis: Analysis, opening: Opening) -> Json:
    return {
        "concessions": [
            status(analysis, standing)
            | {
                "becomes": "accepts",
                "weight": weight.total,
                "weight_of": {k: v for k, v in asdict(weight).items() if k != "total"},
            }
            for standing, weight in zip(opening.concessions, opening.weights, strict=True)
        ],
        "weight": opening.weight,
        "result": opening.result,
    }


def _asked(analysis: Analysis, standing: Standing) -> Json:
    return status(analysis, standing) | {"ask": analysis.wording.question(standing)}


def _critical(found: Critical) -> Json:
    return {
        "statement": found.statement,
        "positions": list(found.positions),
        "removed": found.removed,
        "reversed": found.reversed,
    }


def _ordinal(found: Ordinal) -> Json:
    return {
        "kind": "ordinal",
        "issues": list(found.issues),
        "parties": list(found.parties),
        "pareto": [
            {"choices": dict(choice), "profile": dict(profile)}
            for choice, profile in zip(found.pareto, found.profiles, strict=True)
        ],
        "minimax": [dict(choice) for choice in found.minimax],
        "complete": found.complete,
    }


def _cardinal(found: Cardinal | None) -> list[Json]:
    """The bargaining solutions, if utilities were given; each lists the deals it picks, with each party's gain."""
    if found is None:
        return []

    def picked(indices: tuple[int, ...]) -> list[Json]:
        return [{"choices": dict(found.deals[i]), "gains": [float(g) for g in found.gains[i]]} for i in indices]

    s = found.solutions
    return [
        {
            "kind": "cardinal",
            "parties": list(found.parties),
            "pareto": picked(s.pareto),
            "nash": picked(s.nash),
            "nash_parties": [found.parties[i] for i in s.nash_parties],
            "kalai_smorodinsky": picked(s.kalai_smorodinsky),
            "egalitarian": picked(s.egalitarian),
            "utilitarian": picked(s.utilitarian),
            "complete": found.complete,
        }
    ]


def _stability(analysis: Analysis) -> list[Json]:
    """The states that are stable, by concept; the first state is the status quo."""
    found = analysis.stability
    if found is None:
        return []
    return [
        {
            "kind": "stability",
            "parties": list(found.parties),
            "movers": list(found.movers),
            "states": [dict(state) for state in found.states],
            "stable": {concept: list(states) for concept, states in found.stable.items()},
            "complete": found.complete,
        }
    ]


def _issues(analysis: Analysis) -> list[Json]:
    """Each issue with its options answered one by one, and whether a whole deal has them; none of a procedural one."""
    return [
        {
            "issue": issue.id,
            "name": issue.name,
            "procedural": issue.procedural,
            "options": [
                {
                    "option": o.id,
                    "name": o.name,
                    "status_quo": o.status_quo,
                    "answer": analysis.issues.get(issue.id, {}).get(o.id),
                    "in_a_deal": analysis.within.get(issue.id, {}).get(o.id),
                }
                for o in issue.options
            ],
        }
        for issue in analysis.codebook.issues
    ]
