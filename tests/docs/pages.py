"""The pages that are checked, and the parts of them that can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PAGES = sorted([CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md", *(CHECKOUT / "docs").glob("*.md")])
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")


def fences(text: str, language: str | None = None) -> list[str]:
    """The contents of the fenced blocks, of one language where it is given (`""` for none)."""
    return [body for kind, body in _FENCE.findall(text) if language is None or kind == language]


def prose(text: str) -> str:
    """The page without its fenced blocks."""
    return _FENCE.sub("", text)


def links(text: str) -> list[str]:
    """The targets of all links and pictures."""
    return _LINK.findall(prose(text))


def code(text: str) -> set[str]:
    """What stands between single backticks."""
    return set(_CODE.findall(prose(text)))


def sections(text: str) -> dict[str, str]:
    """Heading -> what stands under it, down to the next heading of any level. Backticks are left out of the heading."""
    found: dict[str, str] = {}
    name = ""
    for line in prose(text).splitlines():
        if line.startswith("#"):
            name = line.lstrip("#").strip().replace("`", "")
        found[name] = found.get(name, "") + line + "\n"
    return found


def first_cells(section: str) -> set[str]:
    """What stands in backticks in the first column of the tables."""
    rows = (line.split("|")[1] for line in section.splitlines() if line.startswith("|"))
    return {name for cell in rows for name in _CODE.findall(cell)}


def shown(text: str) -> Iterator[str]:
    """The command lines of the tool in fenced blocks (with or without a prompt), as one would type them."""
    for block in fences(text, "") + fences(text, "console") + fences(text, "sh"):
        for line in block.replace("\\\n", " ").splitlines():
            if line.removeprefix("$ ").startswith("dragoman "):
                yield line.removeprefix("$ ").split("  #")[0].strip()


def mentioned(text: str) -> list[str]:
    """What is said of the tool's commands in running text: a command with or without its options."""
    return sorted(part.replace("\\|", "|") for part in code(text) if part.startswith("dragoman "))
