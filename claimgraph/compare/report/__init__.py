"""A comparison of two versions as text, as Markdown and as JSON.

The package exists so that every format tells the same. What may enter writes one format from the
digest or the comparison.

Files:

- `as_json`: A comparison as JSON, for other programs.
- `as_markdown`: A comparison as Markdown, for a pull request or the summary of a job on GitHub.
- `as_text`: A comparison for the terminal.
"""

from claimgraph.compare.report.as_json import format_json
from claimgraph.compare.report.as_markdown import format_markdown
from claimgraph.compare.report.as_text import format_text

__all__ = ["format_json", "format_markdown", "format_text"]
