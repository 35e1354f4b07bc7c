"""Relations: what claims, steps and sources do for what they bear on."""

from __future__ import annotations

from enum import StrEnum


class Relation(StrEnum):
    """What an edge of the graph says of its two ends."""

    PREMISE = "premise"
    """A claim is needed by an inference."""
    CONCLUSION = "conclusion"
    """An inference leads to a claim."""
    OBJECTS = "objects"
    """A claim is brought as an objection."""
    REBUTS = "rebuts"
    """An objection speaks against a claim."""
    UNDERCUTS = "undercuts"
    """A claim attacks a step: an inference, an objection, or the bearing of evidence."""
    REPORTS = "reports"
    """A source holds a finding."""
    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    QUALIFIES = "qualifies"
    OUTCOME = "outcome"
    CONTEXT = "context"
