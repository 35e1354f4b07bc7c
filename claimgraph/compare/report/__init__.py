"""A comparison of two versions as text, as Markdown and as JSON."""

from claimgraph.compare.report.as_json import format_json
from claimgraph.compare.report.as_markdown import format_markdown
from claimgraph.compare.report.as_text import format_text

__all__ = ["format_json", "format_markdown", "format_text"]
