"""Which language a text and a paragraph of it are in."""

from __future__ import annotations

import pytest

from dragoman.reading.articles import Given, compose
from dragoman.reading.languages import foreign
from dragoman.settings import Settings
from tests.statements.other_texts import texts
from tests.statements.pairs import pairs

_STORY = """Halvik pilots in talks

The pilots of Halvik met the board on Monday and the talks lasted for three hours, with no result.

"We will not sign this treaty," Tom Archer said on Monday in Halvik.

{}

The board said it would meet again on Friday.
"""


@pytest.mark.parametrize(
    "paragraph",
    [
        '"Wir werden diesen Vertrag nicht unterschreiben, und das haben wir immer gesagt", so Tom Archer.',
        "« Nous ne signerons pas ce traité, et les pilotes non plus », a dit une porte-parole du port.",
        '"No vamos a firmar este tratado", dijo Tom Archer el lunes. Según la junta, las tasas son muy altas.',
        "«Мы не подпишем этот договор», — заявил Том Арчер в понедельник в Халвике.",
    ],
)
def test_a_paragraph_of_another_language_is_left_unread_and_said_so(paragraph: str) -> None:
    document = compose(_STORY.format(paragraph), "d.txt", Given(), Settings())
    assert document.language == "en"
    assert [document.text(d.span) for d in document.dropped if d.reason.startswith("foreign")] == [paragraph]
    assert len(document.body) == 3


def test_nothing_is_left_out_where_the_language_was_given_wrongly() -> None:
    raw = (
        "Die Lotsen und der Rat\n\n"
        + "Die Lotsen von Halvik trafen am Montag den Rat, und es war nicht leicht.\n\n" * 2
    )
    document = compose(raw, "d.txt", Given(language="en"), Settings())
    assert not [d for d in document.dropped if d.reason == "foreign language"]
    assert document.body


@pytest.mark.parametrize(
    "paragraph",
    [
        '"Das ist alles," the chancellor said, and in the hall it was quiet for a moment.',
        "Ursula van der Meer, Jan de la Cruz and Ana da Silva were there for the board.",
        "Le Monde, El País and Die Zeit were told of the plan.",
        "Q: Et tu?",
    ],
)
def test_names_and_words_of_another_language_stay(paragraph: str) -> None:
    document = compose(_STORY.format(paragraph), "d.txt", Given(), Settings())
    assert paragraph in [document.text(span) for span in document.body]


def test_no_english_paragraph_counts_as_foreign() -> None:
    english = [text.raw for text in texts() if text.kind != "languages"]
    english += [half.text for pair in pairs() for half in pair.halves]
    assert [text for text in english if foreign(text, "en")] == []


def test_most_paragraphs_of_other_languages_are_told() -> None:
    other = [text.raw for text in texts() if text.kind == "languages" and text.raw.isprintable()]
    latin = [raw for raw in other if not any(letter >= "\u0370" for letter in raw if letter.isalpha())]
    assert sum(foreign(raw, "en") for raw in latin) >= 0.8 * len(latin)


def test_a_language_without_a_word_list_is_nobodys_neighbour() -> None:
    assert not foreign("Der Rat und die Lotsen von Halvik sind nicht einig.", "ja")
