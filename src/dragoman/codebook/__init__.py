"""The analyst's vocabulary: YAML in, ``Codebook`` out, and every complaint with its line."""

from dragoman.codebook.loading import complaints, load, loads

__all__ = ["complaints", "load", "loads"]
