"""Every relative link leads somewhere."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.docs.pages import CHECKOUT, PAGES, links, sections


def _anchor(heading: str) -> str:
    kept = "".join(c for c in heading.lower() if c.isalnum() or c in " -_")
    return kept.replace(" ", "-")


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_relative_links_resolve(page: Path) -> None:
    for link in links(page.read_text(encoding="utf-8")):
        parts = urlsplit(link)
        if parts.scheme:
            continue
        target = (page.parent / parts.path).resolve() if parts.path else page
        assert target.exists(), f"{page.name} links to {link}, which is not there"
        assert target == CHECKOUT or CHECKOUT in target.parents, f"{page.name} links out of the checkout: {link}"
        if parts.fragment:
            anchors = {_anchor(name) for name in sections(target.read_text(encoding="utf-8"))}
            assert parts.fragment in anchors, f"{page.name}: no heading for {link}"
