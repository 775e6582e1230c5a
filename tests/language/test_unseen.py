"""People whom the parser does not see, and whom pronouns and descriptions leave open."""

from __future__ import annotations

import pytest

from dragoman.language.actors import Cast
from dragoman.language.pipeline import parse
from dragoman.model import Document
from dragoman.settings import Settings


def _who(text: str, word: str) -> str | None:
    """Whom the last token of that form means."""
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    parsed = next(parse([Document("d", "d.txt", text, tuple(spans))], Settings().model))
    cast = Cast(parsed)
    paragraph, token = [(p, t) for p in parsed.paragraphs for t in p.parse if t.text == word][-1]
    actor = cast.resolve(paragraph, token.left_edge.i, token.i + 1)
    return actor.name if actor else None


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Okello urges Ardenia to open the border.\nDeo Okello flew home on Monday.", "Okello", "Deo Okello"),
        ('Ilse Brandt was blunt.\n"Nobody trusts the board," she said.', "she", "Ilse Brandt"),
        ("Minister Mara Veld met the pilots. They said the talks had failed.", "They", "pilots"),
        ("The Harbour Board met on Monday. It said the fees would rise.", "It", "Harbour Board"),
        ("Tom Archer met Ilse Brandt. She said the talks had failed.", "She", None),
        ("Tom Archer met Ms Ilse Brandt. She said the talks had failed.", "She", "Ilse Brandt"),
        ("President Mara Veld of Ardenia left. The Ardenian leader said no.", "leader", "Mara Veld"),
        ("President Mara Veld of Ardenia left. The Tressian leader said no.", "leader", "Tressian leader"),
        ("Oskar Lind, the former head of the board, left. The former board chief said no.", "chief", "Oskar Lind"),
        ("Brussels said that the quota was final.", "Brussels", "Brussels"),
    ],
)
def test_who_is_meant(text: str, word: str, name: str | None) -> None:
    assert _who(text, word) == name
