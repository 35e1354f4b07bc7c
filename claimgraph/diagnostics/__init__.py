"""Floor 0: one type for everything that can be wrong, with code, place and help."""

from claimgraph.diagnostics.diagnostic import BrokenArgument, Diagnostic, Place, Problems, Rule, Severity
from claimgraph.diagnostics.suggestion import did_you_mean, nearest

__all__ = ["BrokenArgument", "Diagnostic", "Place", "Problems", "Rule", "Severity", "did_you_mean", "nearest"]
