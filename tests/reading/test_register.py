from __future__ import annotations

import re

from dragoman.reading import outlets


def test_every_claim_of_state_control_has_its_source() -> None:
    assert [outlet.name for outlet in outlets.register() if outlet.state is not None and not outlet.source] == []
    assert any(outlet.state for outlet in outlets.register())


def test_countries_are_codes_and_unknown_is_unknown() -> None:
    countries = [outlet.country for outlet in outlets.register() if outlet.country is not None]
    assert [code for code in countries if not re.fullmatch("[A-Z]{2}", str(code))] == []
    assert any(outlet.country is None and outlet.owner is None for outlet in outlets.register())


def test_no_name_stands_twice() -> None:
    names = [outlet.name for outlet in outlets.register()]
    assert len(set(names)) == len(names)
