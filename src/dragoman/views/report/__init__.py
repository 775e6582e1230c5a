"""The report: one self-contained HTML page, or a one-page brief in Markdown."""

from __future__ import annotations

from dragoman.views.report.brief import brief
from dragoman.views.report.context import ReportContext
from dragoman.views.report.page import render

__all__ = ["ReportContext", "brief", "render"]
