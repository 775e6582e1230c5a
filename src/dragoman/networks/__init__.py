"""Discourse networks: who agrees and who clashes with whom, over what."""

from dragoman.networks.congruence import Cell, Link, Matrix, build, distinct, links, one_mode, two_mode

__all__ = ["Cell", "Link", "Matrix", "build", "distinct", "links", "one_mode", "two_mode"]
