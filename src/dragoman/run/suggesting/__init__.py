"""A codebook proposed from texts: who takes a stand (``actors``), what about (``objects``), written as YAML."""

from dragoman.run.suggesting.proposal import Report, suggest, write

__all__ = ["Report", "suggest", "write"]
