"""Coded errors, each with its cause and a remedy. One file, so that a code is never used twice.

DragomanError
  code      "D203"; the hundreds name the room: 0 command line, 1 reading, 2 codebook, 3 language and statements,
            4 positions, 5 events and time, 6 deals, 7 store, 8 interchange, 9 views
  exit_code what the process returns (2: usage or input)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Entry(NamedTuple):
    """Cause and remedy of one code; both are `str.format` templates over the error's details."""

    cause: str
    remedy: str


CATALOGUE: Mapping[str, Entry] = {
    "D001": Entry(
        "there is no such file or folder: {path}", "check the path; a folder is read with all that is below it"
    ),
    "D002": Entry("{value!r} is no {what}", "{remedy}"),
    "D011": Entry(
        "{doc} could not be analysed ({cause}); it is kept and waits",
        "report it with the document; `dragoman code -d` tries again",
    ),
    "D012": Entry("the dossier at {path} has no codebook", "give it one: `dragoman code -d {path} -c CODEBOOK.yaml`"),
    "D013": Entry(
        "nothing in the dossier is called {id!r}",
        "take an id from `dragoman export statements|positions|events|documents`",
    ),
    "D014": Entry("{kind} has no field {key!r} that can be set", "set one of {known}"),
    "D015": Entry("there is no example {name!r}", "take one of {known}"),
    "D016": Entry(
        "{path} cannot be written ({cause})", "check the folder and its permissions, or give another with -o"
    ),
    "D017": Entry("there is nothing to undo", "`dragoman judge --list` shows every judgement and which are taken back"),
    "D018": Entry("{verdict} needs more: {wanted}", "see `dragoman judge --help`"),
    "D101": Entry("{doc}: no reader for {format}", "convert it; these formats can be read: {known}"),
    "D102": Entry("{doc} has more than {limit} bytes", "split it, or raise DRAGOMAN_MAX_BYTES"),
    "D103": Entry(
        "the text of {doc} has {length} characters; {limit} is the most that is parsed",
        "split it, or raise DRAGOMAN_MAX_CHARS",
    ),
    "D104": Entry("{doc} is no text but binary data", "save it as text or as a web page"),
    "D105": Entry("{doc} is empty", "leave it out, or check how it was saved"),
    "D106": Entry("{doc}: no document in it ({cause})", "write each document as a JSON object, with `text` or `html`"),
    "D107": Entry("{doc}: {value!r} is no date", "write it as 2022-01-20, 2022-01 or 2022"),
    "D108": Entry("{doc}: its .meta.json cannot be used ({cause})", "make it one JSON object, UTF-8"),
    "D109": Entry(
        "{doc} could not be parsed ({cause})",
        "save its text as .txt, or raise DRAGOMAN_PARSE_SECONDS or DRAGOMAN_PARSE_MEMORY",
    ),
    "D110": Entry("{doc}: no article was found in the page", "save the article's text as .txt"),
    "D112": Entry("{doc} cannot be read ({cause})", "check its permissions"),
    "D113": Entry("{doc}: `{key}` is {found!r}, not {wanted}", "correct it, or leave it out"),
    "D114": Entry(
        "{doc}: an earlier line has the same id {id!r} and another text", "give each document an id of its own"
    ),
    "D115": Entry("{doc} is not unpacked ({cause})", "unpack it yourself, where you trust it, and read the files"),
    "D116": Entry(
        "{doc} has no column {sought}; its columns are {columns}",
        "name them: `dragoman read --map text=COLUMN,date=COLUMN`",
    ),
    "D117": Entry(
        "{doc} holds no text", "if it is a scan, have its letters recognised (OCR) and save the text as .txt"
    ),
    "D118": Entry("{doc} could not be fetched ({cause})", "check the address, or save the page and read the file"),
    "D119": Entry("{doc} holds too much ({cause})", "split it into smaller files"),
    "D201": Entry(
        "{where}: this is no YAML that can be read: {problem}",
        "correct the line; a text with `: ` or `#` in it needs quotes",
    ),
    "D202": Entry("{where}: {what} is {found}, not {wanted}", "write {wanted}"),
    "D203": Entry("{where}: {what} has no key {key!r}", "{remedy}"),
    "D204": Entry(
        "{where}: {id!r}, the id of {what}, is no id",
        "use lower-case letters, digits and hyphens, as in {better}",
    ),
    "D205": Entry("{where}: the {what} {id!r} is there twice", "rename one of the two, or take it out"),
    "D206": Entry("{where}: no {what} is called {ref!r}", "{remedy}"),
    "D207": Entry("{where}: there is no {what}", "{remedy}"),
    "D208": Entry("{where}: {issue} has two options marked as status quo, {first} and {second}", "mark one of them"),
    "D209": Entry("{where}: {problem}", "{remedy}"),
    "D210": Entry(
        "there is nothing to propose a codebook from: {what} in {documents} documents",
        "give more texts, or write the codebook by hand: docs/codebook.md",
    ),
    "D211": Entry("{where} has no {what} {ref!r}", "{remedy}"),
    "D212": Entry(
        "{what} {new!r} is there already", "give --merge to make one of {old!r} and it, or take another name"
    ),
    "D213": Entry("{old!r} cannot be merged into {new!r}: {problem}", "{remedy}"),
    "D214": Entry("{old!r} cannot be renamed {new!r}: {problem}", "{remedy}"),
    "D215": Entry("no position on {old!r} is split off: {problem}", "{remedy}"),
    "D216": Entry(
        "{path} is there already, and is another text",
        "give another file with -o; a codebook that you edited is not overwritten",
    ),
    "D301": Entry(
        "the language model {model!r} is not installed",
        "run `pip install {package}`, or set DRAGOMAN_MODEL to one that is",
    ),
    "D701": Entry("there is no dossier at {path}", "make one with `dragoman read PATH -d {path}`, or `dragoman demo`"),
    "D702": Entry(
        "the dossier at {path} has schema {found}; this program knows {known}",
        "open it with the newer dragoman that wrote it: `pip install --upgrade dragoman`",
    ),
    "D703": Entry(
        "{path} is no sound dossier ({cause})",
        "restore a copy of it, or read the documents again into a new folder; `dragoman check -d` says what is wrong",
    ),
    "D704": Entry("{path} cannot be written ({cause})", "check the permissions of the folder, or give another with -d"),
    "D705": Entry(
        "another process has held {path} for too long ({cause})", "wait until it is done and run the same command again"
    ),
    "D706": Entry(
        "no room left for {path} ({cause})", "free some space and run the same command again; nothing is half written"
    ),
    "D707": Entry("{path} is a file; a dossier is a folder", "give the folder with -d"),
    "D401": Entry("{where}: {problem}", "compare with a `positions` export in JSONL: docs/formats.md"),
    "D402": Entry(
        "no document that {path} has a position in is in the dossier",
        "read the same documents under the same names, or check that it is the coding of this negotiation",
    ),
    "D601": Entry("{ref!r} is no option of the codebook", "name it as issue/option; {remedy}"),
    "D602": Entry("no position {id!r} is in the record", "take an id from `dragoman export positions`"),
    "D603": Entry("{text!r} is no assumption that can be made: {problem}", "write PARTY:ISSUE/OPTION=STATUS; {remedy}"),
    "D604": Entry("{option} is both asked for and ruled out", "leave one of --with and --without out"),
    "D605": Entry("utilities are given for {party!r}, which is no party", "give them for one of: {known}"),
}


class DragomanError(Exception):
    """An error that a user can act on: code, message, remedy, exit code.

    Raises KeyError where the code is not in the catalogue: a code that nobody documented must not reach a user.
    """

    def __init__(self, code: str, *, exit_code: int = 2, **details: object) -> None:
        entry = CATALOGUE[code]
        self.code = code
        self.details = details
        self.message = entry.cause.format(**details)
        self.remedy = entry.remedy.format(**details)
        self.exit_code = exit_code
        super().__init__(f"{code}: {self.message}; try: {self.remedy}")

    def to_json(self) -> dict[str, object]:
        """The one JSON shape of an error."""
        return {"ok": False, "code": self.code, "message": self.message, "remedy": self.remedy}
