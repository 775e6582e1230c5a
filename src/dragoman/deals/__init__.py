"""Positions in; which deals are possible, what blocks the others, and the smallest move that would open one, out."""

from dragoman.deals.analysis import LIMIT, analyse, answer
from dragoman.deals.over_time import Moment, over_time
from dragoman.deals.results import Analysis, Blocker, Opening

__all__ = ["LIMIT", "Analysis", "Blocker", "Moment", "Opening", "analyse", "answer", "over_time"]
