"""Document in, statements out: who is made to say what, on which words it rests."""

from dragoman.statements.finding import find

__all__ = ["find"]
