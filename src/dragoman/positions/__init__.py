"""Where a holder stands on an option, by what span of text, on whose word: frames first, then the codebook."""

from dragoman.positions.finding import find

__all__ = ["find"]
