"""Floor 0: one type for everything that can be wrong, with code, place and help."""

from claimgraph.diagnostics.diagnostic import BrokenArgument
from claimgraph.diagnostics.diagnostic import Diagnostic
from claimgraph.diagnostics.diagnostic import Place
from claimgraph.diagnostics.diagnostic import Problems
from claimgraph.diagnostics.diagnostic import Rule
from claimgraph.diagnostics.diagnostic import Severity
from claimgraph.diagnostics.suggestion import did_you_mean
from claimgraph.diagnostics.suggestion import nearest

__all__ = ["BrokenArgument", "Diagnostic", "Place", "Problems", "Rule", "Severity", "did_you_mean", "nearest"]
