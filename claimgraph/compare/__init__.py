"""Two versions of an argument compared: what changed, what moved because of it, and how that is told.

The package exists so that a comparison is one feature in one place, from git to the page of
changes. What may enter compares two versions or tells of it.

Files:

- `comparison`: Two versions of an argument, judged and compared.
- `digest`: A comparison in readers' words: the same for the terminal, for a pull request and for
  the page of changes.
- `movement`: What moved between two versions of an argument, and which edits moved it.
- `page`: The page of changes: what is different from an earlier version of the argument.
- `revisions`: Revisions of a project in git, read without touching the working tree, and compared.
- `summary`: Comparison → digest: look up names, statuses and words, and separate evidence from
  claims.
- `trials`: Trials: the statuses and weights that claims would have with only some of the edits
  made.
- `words`: Plain words for what changed between two versions of an argument.
- `difference/`: The difference between two versions of an argument: what changed in what is
  claimed, not in the files.
- `report/`: A comparison of two versions as text, as Markdown and as JSON.
"""
