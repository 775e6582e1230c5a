"""Fixtures that every room's tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[1]
SHARED = CHECKOUT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of hand-annotated texts beside the checkout; skips where it is missing."""
    if not (SHARED / "gold" / "score.py").is_file():
        pytest.skip("the hand-annotated texts (../shared) are not beside this checkout")
    return SHARED


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    """Where DRAGOMAN_NO_SKIPS is set (CI with the annotated texts there), a skip is a failure."""
    outcome = yield
    report = outcome.get_result()
    if report.skipped and os.environ.get("DRAGOMAN_NO_SKIPS") and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped, which DRAGOMAN_NO_SKIPS forbids: {report.longrepr}"
