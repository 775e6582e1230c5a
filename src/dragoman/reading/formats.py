"""Which reader takes which file. A new format is one new file here and one line in `BUILTIN`, or an entry point.

An entry point of the group ``dragoman.formats`` is named for a suffix without its dot (``pdf``) and points to a reader:
``(Source, Settings) -> Iterator[Document | DragomanError]``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, cast

from dragoman.errors import DragomanError
from dragoman.model import Document
from dragoman.settings import Settings

if TYPE_CHECKING:
    from dragoman.reading.sources import Source

Outcome = Document | DragomanError
Reader = Callable[["Source", Settings], Iterator[Outcome]]

BUILTIN: Mapping[str, str] = {
    ".txt .md .text": "dragoman.reading.plain:read",
    ".html .htm .xhtml": "dragoman.reading.webpage:read",
    ".jsonl .ndjson": "dragoman.reading.jsonlines:read",
    ".json": "dragoman.reading.jsonfile:read",
    ".csv .tsv": "dragoman.reading.tables:read_separated",
    ".parquet": "dragoman.reading.tables:read_parquet",
    ".docx": "dragoman.reading.worddoc:read",
    ".rtf .doc": "dragoman.reading.richtext:read",
    ".pdf": "dragoman.reading.portable:read",
    ".eml": "dragoman.reading.mails:read",
    ".mbox": "dragoman.reading.mails:read_box",
    ".mht .mhtml": "dragoman.reading.mails:read_page",
    ".warc .warc.gz": "dragoman.reading.webarchives:read",
    ".rss .atom .xml": "dragoman.reading.feeds:read",
    ".zip": "dragoman.reading.archives:read",
}
GROUP = "dragoman.formats"


@lru_cache(maxsize=1)
def readers() -> Mapping[str, str]:
    """Suffix with its dot, lower case -> ``module:function``. What is built in cannot be replaced from outside."""
    found = {f".{point.name.lower().lstrip('.')}": point.value for point in entry_points(group=GROUP)}
    for suffixes, target in BUILTIN.items():
        found.update(dict.fromkeys(suffixes.split(), target))
    return found


def suffix(name: str) -> str:
    """The suffix that decides on a file's reader, lower case; of two that are known the longer: ``.warc.gz``."""
    lower = name.lower().replace("\\", "/").rpartition("/")[2]
    fitting = [known for known in readers() if lower.endswith(known) and lower != known]
    return max(fitting, key=len, default=PurePosixPath(lower).suffix)


def known() -> str:
    """The formats that can be read, for a message: ``.htm .html .jsonl ...``."""
    return " ".join(sorted(readers()))


def reader(suffix: str, doc: str) -> Reader:
    """The reader of files with this suffix. Raises D101 where there is none."""
    target = readers().get(suffix.lower())
    if target is None:
        raise DragomanError("D101", doc=doc, format=suffix or "no suffix", known=known())
    module, _, name = target.partition(":")
    return cast(Reader, getattr(import_module(module), name))
