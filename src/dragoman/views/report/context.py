"""What the report is made from: everything that its templates may look at, gathered by the caller."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dragoman.deals import Analysis
from dragoman.deals.over_time import Moment
from dragoman.model import Codebook, Record
from dragoman.overview.matrix import Matrix
from dragoman.overview.silence import Silence
from dragoman.overview.sources import Sources
from dragoman.overview.timeline import Timeline


@dataclass(frozen=True, slots=True)
class ReportContext:
    """The input of `render` and `brief`; nothing else reaches a page, so the same context gives the same bytes.

    codebook: parties, issues and options, in the order in which they are shown.
    record: documents, statements, positions and events, with the reviewers' judgements applied.
    matrix: who stands where on every option, as of `matrix.as_of`.
    timeline: positions and events by date, and where a status changed.
    sources: what each party's record rests on.
    analysis: which deals are possible and what blocks them; None where no codebook allows the question.
    silences: parties whose word is needed and missing, issue by issue.
    manifest: how the record was made (version, language model, hashes), shown as it is, in this order; nested mappings
        are folded away.
    history: the answer day by day, where it was worked out.
    quotes_only: leave out the full texts (for passing on); confidential documents are never shown in full.
    """

    codebook: Codebook
    record: Record
    matrix: Matrix
    timeline: Timeline
    sources: Sources
    analysis: Analysis | None = None
    silences: tuple[Silence, ...] = ()
    manifest: Mapping[str, object] = field(default_factory=dict)
    history: tuple[Moment, ...] = ()
    quotes_only: bool = False
