"""``dragoman codebook rename``: ids renamed, merged or split, in the codebook and in the judgements that name them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from dragoman import codebook as codebooks
from dragoman.codebook import renaming
from dragoman.codebook.renaming import Name
from dragoman.errors import DragomanError
from dragoman.model import Judgement, Position
from dragoman.overview import record
from dragoman.run import coding, files
from dragoman.run.current import refresh_reviews
from dragoman.run.progress import Progress, silent
from dragoman.settings import Settings
from dragoman.store import Dossier

FILE = "renames.jsonl"
Values = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Report:
    """What a change of ids did. ``backup``: the codebook before, None where nothing was to do.

    ``judgements``: how many were reworded; ``moved``: how many positions a split gave to the new option.
    """

    old: str
    new: str
    coded: coding.Report
    backup: Path | None = None
    judgements: int = 0
    moved: int = 0


@dataclass(frozen=True, slots=True)
class Split:
    """Which positions go over to the new option: those whose words match, those of a holder (both, if both are given).

    ``cues``: phrases that the new option takes over from the old one, or gets.
    """

    match: str = ""
    holder: str = ""
    cues: tuple[str, ...] = ()


def rename(
    codebook: Path,
    folder: Path,
    old: str,
    new: str,
    settings: Settings,
    progress: Progress = silent,
    *,
    merge: bool = False,
) -> Report:
    """Gives a party, an issue or an ``issue/option`` another id; with ``merge`` makes it one with ``new``.

    Judgements are reworded before the codebook is written, so that a run that is killed can be run again. Then the
    dossier is coded again. Twice is a no-op. Raises D001, D016, D201-D209, D211-D214, D301, D7xx.
    """
    text = codebooks.load(codebook).source
    if _done(folder, text, old, new):
        return Report(old, new, coding.code(folder, codebook, settings, progress))
    name = renaming.meant(text, str(codebook), old)
    into = renaming.target(name, new)
    if merge and not renaming.exists(text, into):
        remedy = "leave --merge out to rename, or name what is there"
        raise DragomanError("D211", where=str(codebook), what=into.kind, ref=str(into), remedy=remedy)
    changed = (renaming.merge if merge else renaming.rename)(text, name, into)
    backup = _backup(codebook, text)
    reworded = _reword(folder, name, into, settings)
    _log(folder, name, into, merge, backup, reworded)
    files.write([changed.encode()], codebook)
    done = coding.code(folder, codebook, settings, progress)
    return Report(str(name), str(into), done, backup, len(reworded))


def _done(folder: Path, text: str, old: str, new: str) -> bool:
    """Whether this very change was made before: ``old`` is gone, and the log has it."""
    known = set(map(str, renaming.names(codebooks.loads(text))))
    if old in known:
        return False
    return any(line["old"] == old and new in (line["new"], str(line["new"]).rpartition("/")[2]) for line in log(folder))


def log(folder: Path) -> list[dict[str, object]]:
    """Every change of ids in a dossier, oldest first."""
    path = folder / FILE
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


def _log(
    folder: Path, old: Name, new: Name, merge: bool, backup: Path, reworded: Sequence[tuple[Judgement, Judgement]]
) -> None:
    """Appends what was changed, with what each judgement said before."""
    line = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "old": str(old),
        "new": str(new),
        "merge": merge,
        "backup": backup.name,
        "judgements": [_difference(before, after) for before, after in reworded],
    }
    lines = [*log(folder), line]
    files.write([json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in lines], folder / FILE)


def _difference(before: Judgement, after: Judgement) -> dict[str, object]:
    """The fields of a judgement that changed, as they were."""
    values = {k: v for k, v in before.values.items() if after.values.get(k) != v}
    was = {k: v for k, v in before.was.items() if after.was.get(k) != v}
    return {"id": before.id, "values": values, "was": was}


def _backup(codebook: Path, text: str) -> Path:
    """A copy of the codebook beside it, under a name that is free (or that has this very text)."""
    number = 1
    while True:
        path = codebook.with_name(f"{codebook.name}.bak{number}")
        if not path.exists():
            files.write([text.encode()], path)
            return path
        if path.read_text(encoding="utf-8") == text:
            return path
        number += 1


def _reword(folder: Path, old: Name, new: Name, settings: Settings) -> list[tuple[Judgement, Judgement]]:
    """Lets the judgements of a dossier say the new id; each that changed, before and after.

    A judgement is never changed: its new wording is appended, under its reviewer and time, and then it is taken back.
    What was said later on the same document is appended again behind it, as the last word holds.
    """
    with Dossier(folder) as dossier:
        holding = record.live(dossier.judgements())
        changed = list(reworded(holding, old, new))
        said = list(_again(holding, {before.id: after for before, after in changed}))
        for _, after in said:
            dossier.judge(after)
        for before, _ in said:
            now = datetime.now(UTC).isoformat(timespec="seconds")
            blank = replace(before, id=0, at=now, reviewer=settings.reviewer, values={}, was={})
            dossier.judge(replace(blank, verdict="undo", undoes=before.id))
        refresh_reviews(dossier)
    return changed


def _again(holding: Sequence[Judgement], new: Mapping[int, Judgement]) -> Iterator[tuple[Judgement, Judgement]]:
    """Which judgements are said again, and how: those that changed, and what follows them in their document."""
    touched: set[tuple[str, str]] = set()
    for judgement in holding:
        place = (judgement.kind, judgement.doc)
        if judgement.id in new:
            touched.add(place)
        if place in touched:
            yield judgement, new.get(judgement.id, judgement)


def reworded(judgements: Sequence[Judgement], old: Name, new: Name) -> Iterator[tuple[Judgement, Judgement]]:
    """Each judgement that names ``old``, before and after. An option is named by its issue too, said now or before."""
    issues: dict[str, object] = {}
    for judgement in judgements:
        issue = judgement.values.get("issue", issues.get(judgement.target, judgement.was.get("issue")))
        issues[judgement.target] = issue
        values = _values(judgement.values, issue, old, new)
        was = _values(judgement.was, judgement.was.get("issue"), old, new)
        if (values, was) != (dict(judgement.values), dict(judgement.was)):
            yield judgement, replace(judgement, values=values, was=was)


def _values(values: Values, issue: object, old: Name, new: Name) -> dict[str, object]:
    out = dict(values)
    if old.kind == "party":
        out.update({key: new.id for key in ("holder", "speaks_for") if out.get(key) == old.id})
        if isinstance(sides := out.get("parties"), list):
            out["parties"] = list(dict.fromkeys(new.id if side == old.id else side for side in sides))
        return out
    asked, _, wanted = str(out.get("condition_option") or "").partition("/")
    if old.kind == "issue":
        if asked == old.id:
            out["condition_option"] = f"{new.id}/{wanted}"
        return out | ({"issue": new.id} if out.get("issue") == old.id else {})
    if (asked, wanted) == (old.issue, old.id):
        out["condition_option"] = str(new)
    if out.get("option") == old.id and issue == old.issue:
        out["option"] = new.id
        if new.issue != old.issue:
            out["issue"] = new.issue
    return out


def split(
    codebook: Path, folder: Path, old: str, new: str, how: Split, settings: Settings, progress: Progress = silent
) -> Report:
    """Splits an option ``new`` off another: cues go in the codebook, positions by judgements (to be undone).

    Raises D001, D016, D201-D209, D211, D213-D215, D301, D7xx.
    """
    text = codebooks.load(codebook).source
    name = renaming.meant(text, str(codebook), old)
    if name.kind != "option":
        remedy = "name an option, as issue/option"
        raise DragomanError("D215", old=old, problem=f"it is no option but a {name.kind}", remedy=remedy)
    pattern = _pattern(old, how)
    into = renaming.target(name, new)
    changed = renaming.split(text, name, into, how.cues)
    backup = _backup(codebook, text) if changed != text else None
    if changed != text:
        files.write([changed.encode()], codebook)
    done = coding.code(folder, codebook, settings, progress)
    moved = _move(folder, name, into, how, pattern, settings)
    return Report(str(name), str(into), done, backup, 0, moved)


def _pattern(old: str, how: Split) -> re.Pattern[str]:
    """The words to look for. Raises D215 where nothing says what to split off, or the pattern is none."""
    if not (how.match or how.holder or how.cues):
        raise DragomanError("D215", old=old, problem="nothing says which", remedy="give --match, --holder or --cue")
    try:
        return re.compile(how.match, re.IGNORECASE)
    except re.error as error:
        remedy = "correct the pattern of --match"
        raise DragomanError("D215", old=old, problem=f"{how.match!r} is no pattern ({error})", remedy=remedy) from error


def _move(folder: Path, old: Name, new: Name, how: Split, pattern: re.Pattern[str], settings: Settings) -> int:
    """Judges the positions that go over; how many. Those that are there already are let be."""
    if not (how.match or how.holder):
        return 0
    with Dossier(folder) as dossier:
        machine, judgements = dossier.machine(), dossier.judgements()
        now, _ = record.apply(machine, judgements)
        found = record.as_found(machine, judgements)["position"]
        moved = [
            p for p in now.positions if _goes(p, old, how) and pattern.search(now.documents[p.doc].text(p.evidence))
        ]
        for position in moved:
            dossier.judge(_moved(found[position.id], new, settings))
        refresh_reviews(dossier)
    return len(moved)


def _goes(position: Position, old: Name, how: Split) -> bool:
    here = (position.issue, position.option) == (old.issue, old.id) and position.status != "rejected"
    return here and how.holder in ("", position.holder)


def _moved(thing: record.Thing, new: Name, settings: Settings) -> Judgement:
    doc, span = record.place(thing)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    values = {"issue": new.issue, "option": new.id}
    return Judgement(
        0, now, settings.reviewer, "position", thing.id, doc, span, "set", values, was=record.identity(thing)
    )
