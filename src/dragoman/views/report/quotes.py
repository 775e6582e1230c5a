"""A position as a quotation: the very words, who said them, where they stood, and the way to them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.model import Basis, Codebook, Document, Position, Record, Span, Statement
from dragoman.overview.matrix import alone
from dragoman.overview.partial import in_words
from dragoman.overview.record import dated
from dragoman.overview.sources import Origins
from dragoman.overview.standing import Standing, Status
from dragoman.views.report import wording

_BREAK = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])")
_CUT_WORD = re.compile(r"\w[\w'’-]*\Z")
_CUT_NAME = re.compile(
    r"(?<=[a-z,] )(?:the )?(?:[A-Z][\w'’-]* )+\Z|\b[Tt]he \Z"
)  # no capital that a sentence starts with
_NAME = 60  # code points back in which a cut word or name starts
_CONTEXT = 260  # code points of the sentence shown on either side of the evidence


@dataclass(frozen=True, slots=True)
class Quote:
    """One position, ready to print; every field is plain text, escaped by the template.

    id: its fragment. before, text, after: the sentence around the evidence, the evidence, the rest (empty where the
        text may not be shown). cut_before, cut_after: whether it is an excerpt. href: where it stands.
    party, issue, option: names. status: for colour and shape. word: what the stance is called.
    basis, basis_word: whose word it is. speaker: who is made to say it. role: as the text gives it.
    outlet, agency, published, title: the article. dated: the day the position is of.
    terms: red line, form, duration. condition: the if-part. also_in: outlets that printed the same words.
    review: what a reviewer made of it, empty for the machine's word. url: the article's address, http or https only.
    """

    id: str
    before: str
    text: str
    after: str
    cut_before: bool
    cut_after: bool
    href: str
    party: str
    issue: str
    option: str
    status: Status
    word: str
    basis: Basis
    basis_word: str
    speaker: str
    role: str
    outlet: str
    agency: str
    published: str
    title: str
    dated: str
    terms: tuple[str, ...]
    condition: str
    also_in: tuple[str, ...]
    review: str
    url: str


class Quoter:
    """Makes quotations out of positions of one record."""

    def __init__(self, record: Record, codebook: Codebook, *, quotes_only: bool = False) -> None:
        self._record = record
        self._codebook = codebook
        self._quotes_only = quotes_only
        self._statements = {statement.id: statement for statement in record.statements}
        self._made: dict[str, Quote] = {}
        self.origins = Origins(record.documents)

    def shown(self, document: Document) -> bool:
        """Whether the document's full text may stand in the report."""
        return not (self._quotes_only or document.confidential)

    def party(self, id: str) -> str:
        """The party's name; a holder that is no party keeps the name it has."""
        party = self._codebook.party(id)
        return party.name if party else id

    def names(self, issue: str | None, option: str | None) -> tuple[str, str]:
        """The names of an issue and its option; ids where the codebook has no such."""
        found = self._codebook.issue(issue) if issue else None
        named = next((o.name for o in found.options if o.id == option), option or "") if found else option or ""
        return (found.name if found else issue or ""), named

    def asked(self, standing: Standing) -> list[str]:
        """The names of the options that a standing is conditional on, in quotation marks."""
        return [f"“{self.names(*ref.split('/', 1))[1]}”" for ref in standing.conditions]

    def quote(self, position: Position) -> Quote:
        """The quotation of a position. Raises KeyError where its document is not in the record."""
        if position.id not in self._made:
            self._made[position.id] = self._quote(position)
        return self._made[position.id]

    def _quote(self, position: Position) -> Quote:
        document = self._record.documents[position.doc]
        statement = self._statements.get(position.statement or "")
        issue, option = self.names(position.issue, position.option)
        status = alone(position)
        before, text, after, cut_before, cut_after = self._words(document, position.evidence)
        return Quote(
            id=wording.anchor("p", position.id),
            before=before,
            text=text,
            after=after,
            cut_before=cut_before,
            cut_after=cut_after,
            href=self.place(position),
            party=self.party(position.holder),
            issue=issue,
            option=option,
            status=status,
            word=wording.WORDS[status],
            basis=position.basis,
            basis_word=wording.basis(position),
            speaker=_speaker(position, statement),
            role=_role(statement),
            outlet=document.outlet or "",
            agency=document.agency if document.agency and document.agency != document.outlet else "",
            published=in_words(document.published),
            title=document.title or document.doc,
            dated=in_words(dated(position, self._record.documents)),
            terms=wording.terms(position),
            condition=squeezed(document.text(position.condition)) if position.condition else "",
            also_in=tuple(d.outlet or d.doc for d in self.origins.also_in(position.doc, [position.evidence])),
            review="" if position.status == "machine" else position.status,
            url=web_address(document.url),
        )

    def place(self, position: Position) -> str:
        """The link to the words in their document, or to the document where its text is not shown."""
        document = self._record.documents[position.doc]
        if self.shown(document):
            return "#" + wording.anchor("p", position.id)
        return "#" + wording.anchor("d", document.id)

    def _words(self, document: Document, evidence: Span) -> tuple[str, str, str, bool, bool]:
        start, end = evidence
        if self.shown(document):
            start = _whole(document.raw, evidence, _sentence(document, evidence))
        text = squeezed(document.raw[start:end])
        first, last = _sentence(document, evidence)
        if not self.shown(document):
            return "", text, "", start > first, end < last
        low, high = max(first, start - _CONTEXT), min(last, end + _CONTEXT)
        before, after = _loose(document.raw[low:start]), _loose(document.raw[end:high])
        return before, text, after, low > first, high < last


def _sentence(document: Document, evidence: Span) -> Span:
    """Where the sentence around the evidence starts and ends, within its paragraph."""
    start, end = evidence
    spans = [*document.body, *([document.title_span] if document.title_span else [])]
    first, last = next((s for s in spans if s[0] <= start < s[1]), evidence)
    last = max(last, end)
    breaks = [match.end() for match in _BREAK.finditer(document.raw, first, last)]
    return max([first, *(b for b in breaks if b <= start)]), min([last, *(b for b in breaks if b >= end)])


def _whole(raw: str, evidence: Span, sentence: Span) -> int:
    """Where to start showing the evidence: with the whole word, and the whole name, that it starts in."""
    start = evidence[0]
    near = max(sentence[0], start - _NAME)
    if start == near or not raw[start].isalnum():
        return start
    cut = (_CUT_NAME.search(raw, near, start) if raw[start].isupper() else None) or _CUT_WORD.search(raw, near, start)
    return cut.start() if cut else start


def squeezed(text: str) -> str:
    """The text on one line, with single spaces."""
    return " ".join(text.split())


def _loose(text: str) -> str:
    """As `squeezed`, but a space at either end is kept, so that the parts still join."""
    inner = squeezed(text)
    if not inner:
        return " " if text else ""
    return " " * text[0].isspace() + inner + " " * text[-1].isspace()


def _speaker(position: Position, statement: Statement | None) -> str:
    if position.speaker:
        return position.speaker
    if statement is None:
        return ""
    return statement.speaker.name if statement.speaker else statement.speaker_mention or ""


def _role(statement: Statement | None) -> str:
    if statement is None:
        return ""
    return statement.role or (statement.speaker.role if statement.speaker else None) or ""


def web_address(url: str | None) -> str:
    """The address where it is http or https, else nothing: no other scheme becomes a link."""
    return url if url and url.lower().startswith(("http://", "https://")) else ""
