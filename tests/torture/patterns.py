"""Every regular expression that the package compiles, with the places that compile it; run as a process of its own.

`re` is watched from before the first import. Then every module is imported, every cached function that takes nothing is
called (lexicons become patterns there), and the bundled example is read and analysed. Prints JSON: ``patterns`` (text,
flags, places, ``how`` it is used) and ``missed``: calls of `re` in the source that compiled nothing meanwhile, and
imports that would hide a call.
"""

from __future__ import annotations

import ast
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

SOURCE = Path(__file__).parents[2] / "src" / "dragoman"
SOURCES = sorted(map(str, SOURCE.rglob("*.py")))
NAMES = ("compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall", "finditer")
LIBRARIES = ("re", "regex")
CALLS = {f"re.{name}" for name in NAMES}
OWN = {("run/renaming.py", "how.match")}  # what the user's own command line gives: file, argument
Found = dict[tuple[str | bytes, int], set[tuple[str, int]]]
FOUND: Found = {}
CLIPPING = "OSKARIN (Quillon Courier) - The quay will not be sold, the harbour master said on Monday.\n"
SCRIPT = '<script type="application/ld+json">{"datePublished": "2031-03-04", "headline": "a "b" c"}</script>'
PAGES = (f"<html><head>{SCRIPT}</head><body><p>{CLIPPING}</p><p>{CLIPPING}</p></body></html>",)


def watch() -> None:
    """Notes pattern, flags and place of whatever the package has `re` compile."""
    module: Any = re
    compile_ = module._compile

    def noting(pattern: Any, flags: int) -> Any:
        frame = sys._getframe(2)
        name = frame.f_code.co_filename
        if name.startswith(str(SOURCE)):
            made = compile_(pattern, flags)
            FOUND.setdefault((made.pattern, made.flags), set()).add((name, frame.f_lineno))
        return compile_(pattern, flags)

    module._compile = noting


@cache
def nodes(path: str) -> list[ast.AST]:
    """Every node of a file of the source."""
    return list(ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))))


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of `re` in the source."""
    for path in SOURCES:
        for node in nodes(path):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in CALLS:
                yield path, node


def hidden() -> Iterator[str]:
    """Imports after which a call of `re` goes by another name."""
    for path in SOURCES:
        for node in nodes(path):
            renamed = isinstance(node, ast.Import) and any(
                part.name in LIBRARIES and part.asname for part in node.names
            )
            if renamed or (isinstance(node, ast.ImportFrom) and node.module in LIBRARIES):
                yield f"{path}:{getattr(node, 'lineno', 0)}"


def how(places: set[tuple[str, int]]) -> str:
    """``match`` or ``fullmatch`` where a pattern is only ever used so, ``search`` else."""
    ways = {way for path, line in places for way in used(path, line)}
    return ways.pop() if len(ways) == 1 and ways <= {"match", "fullmatch"} else "search"


def used(path: str, line: int) -> Iterator[str]:
    """The methods by which the pattern compiled at a line is used: its own call's, or those of the name it is given."""
    named = {id(node.value): node.targets[0] for node in nodes(path) if isinstance(node, ast.Assign)}
    for node in nodes(path):
        if isinstance(node, ast.Call) and node.lineno <= line <= (node.end_lineno or line):
            called = ast.unparse(node.func)
            if called == "re.compile":
                target = named.get(id(node))
                yield from methods()[target.id] if isinstance(target, ast.Name) else ["search"]
            elif called in CALLS:
                yield called.removeprefix("re.")


@cache
def methods() -> Mapping[str, set[str]]:
    """What is called on each name anywhere in the package; ``search`` where it is handed on."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in SOURCES:
        called = {id(node.value): node.attr for node in nodes(path) if isinstance(node, ast.Attribute)}
        for node in nodes(path):
            if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
                found[node.id if isinstance(node, ast.Name) else node.attr].add(called.get(id(node), "search"))
    return found


def missed() -> Iterator[str]:
    """The calls that compiled nothing; a constant pattern is taken from the source."""
    yield from hidden()
    seen: dict[str, set[int]] = {}
    for places in FOUND.values():
        for name, line in places:
            seen.setdefault(name, set()).add(line)
    for name, call in calls():
        lines = range(call.lineno, (call.end_lineno or call.lineno) + 1)
        if seen.get(name, set()).isdisjoint(lines):
            first = call.args[0]
            own = (name.removeprefix(f"{SOURCE}/"), ast.unparse(first)) in OWN
            if isinstance(first, ast.Constant) and isinstance(first.value, str | bytes):
                FOUND.setdefault((first.value, flags_of(call)), set()).add((name, call.lineno))
            elif not own:
                yield f"{name}:{call.lineno}"


def flags_of(call: ast.Call) -> int:
    given = [*call.args[1:], *(word.value for word in call.keywords if word.arg == "flags")]
    names = {part.attr for node in given for part in ast.walk(node) if isinstance(part, ast.Attribute)}
    return sum(int(getattr(re, name)) for name in names if isinstance(getattr(re, name, None), re.RegexFlag))


def build() -> None:
    """Has the package compile whatever it compiles."""
    package = import_module("dragoman")
    for found in walk_packages(package.__path__, "dragoman."):
        if ".migrations" in found.name:
            continue
        module = import_module(found.name)
        for value in list(vars(module).values()):
            if hasattr(value, "cache_info") and getattr(value, "__module__", "").startswith("dragoman"):
                try:
                    value()
                except TypeError:
                    continue  # it takes arguments: the example below gives them


def work() -> None:
    """Reads and analyses the bundled example, and calls what it does not reach."""
    import tempfile

    from dragoman.reading import datelines, pageworker
    from dragoman.reading.articles import Given, compose
    from dragoman.run import demo, export
    from dragoman.settings import Settings

    for page in PAGES:
        pageworker.extract(page, "https://example.org/2031/03/04/a")
    datelines._credits("quillon zzz")
    compose(CLIPPING, "a.txt", Given(), Settings())
    with tempfile.TemporaryDirectory() as folder:
        demo.demo(None, Path(folder), Settings())
        for what in ("ics", "annotations", "positions"):
            b"".join(export.export(Path(folder), what))


if __name__ == "__main__":
    watch()
    build()
    work()
    left = list(missed())
    listed = [
        {
            "pattern": text if isinstance(text, str) else text.decode("latin-1"),
            "bytes": isinstance(text, bytes),
            "flags": flags,
            "how": how(places),
            "places": sorted(f"{Path(name).relative_to(SOURCE)}:{line}" for name, line in places),
        }
        for (text, flags), places in FOUND.items()
    ]
    print(json.dumps({"patterns": listed, "missed": left}))
