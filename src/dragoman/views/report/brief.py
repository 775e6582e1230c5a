from __future__ import annotations

from dragoman.views.report.context import ReportContext


def brief(context: ReportContext) -> str:
    return ""
