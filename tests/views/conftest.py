"""The invented negotiation of the overview's tests, for the views."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SAMPLE = Path(__file__).parents[1] / "overview" / "harbour.py"


@pytest.fixture(scope="session")
def harbour() -> ModuleType:
    """The module that makes the record and codebook of the strait of Orsa."""
    spec = importlib.util.spec_from_file_location("harbour", SAMPLE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
