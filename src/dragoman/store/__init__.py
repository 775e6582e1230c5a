"""The dossier: a folder with one SQLite file, and the only room that knows its SQL."""

from dragoman.store.dossier import Dossier

__all__ = ["Dossier"]
