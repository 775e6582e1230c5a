"""The palette's promise: words and shapes are legible in light and in dark (WCAG 2.2: 4.5 to 1 for text)."""

from __future__ import annotations

import re

import pytest

from dragoman.views.figures import canvas

BACKGROUNDS = ("paper", "card")
TEXTS = ("ink", "soft", "link", *canvas.STATUSES)


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: str, b: str) -> float:
    """Contrast ratio after WCAG 2.2, 1-21."""
    high, low = sorted((luminance(a), luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def modes() -> list[dict[str, str]]:
    """The variables of the light palette and of the dark one."""
    light, dark = canvas.palette().split("prefers-color-scheme: dark", 1)
    return [dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", part)) for part in (light, dark)]


@pytest.mark.parametrize("colours", modes(), ids=["light", "dark"])
def test_text_is_legible_on_the_page_and_on_its_tint(colours: dict[str, str]) -> None:
    for name in TEXTS:
        grounds = [*BACKGROUNDS, *([f"{name}-tint"] if f"{name}-tint" in colours else [])]
        for ground in grounds:
            assert contrast(colours[name], colours[ground]) >= 4.5, (name, ground)


@pytest.mark.parametrize("colours", modes(), ids=["light", "dark"])
def test_plain_text_is_legible_on_every_tint(colours: dict[str, str]) -> None:
    tints = [value for name, value in colours.items() if name.endswith("-tint") or name == "mark"]
    assert len(tints) >= 7
    assert all(contrast(colours[text], tint) >= 4.5 for tint in tints for text in ("ink", "soft"))


@pytest.mark.parametrize("colours", modes(), ids=["light", "dark"])
def test_both_arms_of_the_scale_get_stronger_outwards(colours: dict[str, str]) -> None:
    """So that the order survives a grey printer and every kind of colour blindness."""
    for arm in (("considers", "accepts", "wants"), ("opposes", "refuses", "red-line")):
        strength = [contrast(colours[status], colours["paper"]) for status in arm]
        tints = [contrast(colours[f"{status}-tint"], colours["paper"]) for status in arm]
        assert tints == sorted(tints), arm
        assert strength == sorted(strength), arm
