from __future__ import annotations

import random
import time

import pytest

from dragoman.reading.articles import Given, compose
from dragoman.settings import Settings

SIZE = 100_000
UNITS = {  # what is repeated to 100 kB
    "one word": "a",
    "short words": "A ",
    "short lines": "Aa bb cc dd\n",
    "capitals": "BRUSSELS ",
    "open brackets": "(",
    "open credits": "X (Reuters",
    "full stops": ". ",
    "dates": "1 January 2020 ",
    "numbers": "1.1.1.",
    "slashed": "12/",
    "pipes": "a|",
    "pipes with blanks": " | a",
    "by": "By ",
    "names": "Aa Bb ",
    "handles": "@a ",
    "digits": "1",
    "quotation marks": '"“',
    "networks": "facebook ",
    "dashes": "- ",
    "captions": "A b - Lake News, 1920, 06.01.2022\n",
    "repeated line": "the same line again and again and again and again.\n",
    "readers": "a b c d e says:\n",
    "directions": "\u202e\u202d",
    "zero width": "\u200b",
    "places": "Aaaa Bbbb, Cccc Dddd, ",
    "slashes": "/AA",
    "wrapped": "word word word word word word\n",
    "photo": "Photo: ",
    "agencies": "REUTERS/",
    "rights": "© 2020 ",
    "han": "字",
    "accents": "e\u0301",
    "markup": "<p>",
    "particles": "Aa of ",
    "in": "Jane Roe in ",
    "told": "told A ",
    "years": "in 2014 on January 6 was and will. ",
    "blank runs": "a" + " " * 50,
    "colons": "a:\n",
    "address": "a.a@a.a.",
}


def seconds(text: str) -> float:
    began = time.process_time()
    compose(text, "hostile.txt", Given(), Settings())
    return time.process_time() - began


@pytest.mark.parametrize("name", sorted(UNITS))
def test_repetition_takes_no_time(name: str) -> None:
    unit = UNITS[name]
    text = (unit * (SIZE // len(unit) + 1))[:SIZE] + "x"
    assert seconds(text) < 0.5 + 0.00003 * text.count("\n")


@pytest.mark.parametrize("blank", [" ", "\t", "\n", "\r", "\x0c", "\u2028", "\xa0"])
def test_a_sea_of_blanks(blank: str) -> None:
    assert seconds(blank * SIZE + "x") < 0.5


@pytest.mark.parametrize("seed", range(5))
def test_noise(seed: int) -> None:
    noise = random.Random(seed)
    letters = 'aA .,()-–/|:;@#0129\n"’é©'
    assert seconds("".join(noise.choices(letters, k=SIZE))) < 1.5
