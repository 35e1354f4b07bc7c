"""One type for everything that can be wrong, with code, place and help.

The package exists so that every fault is told alike: where, what, why, how to mend it. What may
enter describes faults or writes them in a format; it looks for none.

Files:

- `catalogue`: The catalogue: the explanation of every rule for editors, kept as data beside the
  rules.
- `diagnostic`: Places, rules and diagnostics.
- `github_report`: Diagnostics as workflow commands, which GitHub Actions shows beside the lines of
  a change.
- `json_report`: Diagnostics as JSON, for editors and other programs.
- `plain`: Diagnostics as plain values, to be kept or sent, and back.
- `problems`: What is wrong, collected: sorted by place and reported together.
- `report`: Diagnostics as text: the place, what is wrong, the line with a caret, and how to mend
  it.
- `repository`: The paths of annotations, which start from the top of the repository, wherever the
  project lies in it.
- `rules`: Every rule that arguments are checked against: its code, its severity and its message.
- `sarif_report`: Diagnostics in SARIF 2.1.0, the exchange format of static analysis (OASIS).
- `source_lines`: The lines that diagnostics point at, read from the project's files once.
- `suggestion`: Did you mean …?
"""

from claimgraph.diagnostics.diagnostic import Diagnostic, Place, Rule, Severity
from claimgraph.diagnostics.problems import BrokenArgument, Problems
from claimgraph.diagnostics.suggestion import did_you_mean, nearest

__all__ = ["BrokenArgument", "Diagnostic", "Place", "Problems", "Rule", "Severity", "did_you_mean", "nearest"]
