"""The weights of reasons and the thresholds of standards of proof, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from claimgraph.standards import credibility, read_data, schemes

TOLERANCE = 1e-9
"""Tolerance of every comparison of weights, so that rounding makes no difference."""


@dataclass(frozen=True, slots=True)
class Weight:
    """A number that judgement uses, with its reason."""

    value: float
    why: str
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard of proof: when a statement is accepted, and when it is refused. Weights are from 0 to 1."""

    id: str
    meaning: str
    why: str
    least: float
    """Accepted only if what speaks for it weighs at least this; 0 stands for anything at all."""
    lead: float
    """Accepted only if it leads what speaks against it by at least this."""
    most_against: float
    """Accepted only if no more than this speaks against it."""
    below: float
    """Refused if what speaks for it weighs less than this; 0 stands for nothing at all."""
    lead_against: float
    """Refused if what speaks against it leads by at least this."""


@dataclass(frozen=True, slots=True)
class Band:
    """A word for how firmly a conclusion holds."""

    word: str
    least: float
    why: str


def _weights(document: Mapping[Any, Any], key: str) -> dict[str, Weight]:
    return {id_: Weight(entry[key], entry["why"], entry.get("meaning", "")) for id_, entry in document.items()}


def credibility_why() -> str:
    """Return the reason for the weights of credibility grades."""
    return str(read_data("weights.yml")["credibility-why"])


@cache
def reliability_caps() -> Mapping[str, Weight]:
    """Return the most that a finding can weigh, for the reliability letters that limit it."""
    return _weights(read_data("weights.yml")["reliability-caps"], "weight")


@cache
def relevances() -> Mapping[str, Weight]:
    """Return the factor of each relevance that a finding can have."""
    return _weights(read_data("weights.yml")["relevance"], "factor")


@cache
def forces() -> Mapping[str, Weight]:
    """Return the weight of each force that an inference can have."""
    return _weights(read_data("weights.yml")["forces"], "weight")


@cache
def default_force() -> str:
    """Return the default force of inferences."""
    return str(read_data("weights.yml")["force"]["default"])


@cache
def default_standard() -> str:
    """Return the default standard of proof."""
    return str(read_data("weights.yml")["standard"]["default"])


@cache
def grant_weight() -> Weight:
    """Return the weight of a grant."""
    entry = read_data("weights.yml")["grant"]
    return Weight(entry["weight"], entry["why"])


@cache
def weakening() -> Weight:
    """Return the factor by which an undercut that only weakens lowers the weight of its target."""
    entry = read_data("weights.yml")["weakening"]
    return Weight(entry["factor"], entry["why"])


@cache
def standards_of_proof() -> Mapping[str, Standard]:
    """Return the standards of proof, by id."""
    return {
        id_: Standard(
            id_,
            entry["meaning"],
            entry["why"],
            least=entry["accepted"]["least"],
            lead=entry["accepted"].get("lead", -1.0),
            most_against=entry["accepted"].get("most-against", 1.0),
            below=entry["refused"]["below"],
            lead_against=entry["refused"].get("lead", 2.0),
        )
        for id_, entry in read_data("weights.yml")["standards"].items()
    }


def numbers_for_browser() -> dict[str, object]:
    """Return the numbers that a browser needs to judge a map, ready for JSON."""
    return {
        "standards": {
            standard.id: {
                "least": standard.least,
                "lead": standard.lead,
                "mostAgainst": standard.most_against,
                "below": standard.below,
                "leadAgainst": standard.lead_against,
            }
            for standard in standards_of_proof().values()
        },
        "standard": default_standard(),
        "weakening": weakening().value,
        "tolerance": TOLERANCE,
    }


@cache
def firmness_bands() -> tuple[Band, ...]:
    """Return the words for how firmly a conclusion holds, strongest first."""
    return tuple(Band(entry["word"], entry["from"], entry["why"]) for entry in read_data("weights.yml")["firmness"])


def firmness_word(firmness: float) -> str:
    """Return how firmly a conclusion of this firmness holds, in a word."""
    return next(band.word for band in firmness_bands() if firmness >= band.least - TOLERANCE)


def finding_weight(digit: int | None, letter: str, relevance: str) -> float:
    """Return the weight of a finding: its credibility, capped by its source's reliability, times its relevance.

    Args:
        digit: Admiralty credibility from 1 to 6; 6 and None weigh nothing.
        letter: Admiralty reliability of its source, from A to F.
        relevance: one of `relevances`.
    """
    credible = credibility()[digit].value if digit is not None else None
    cap = reliability_caps().get(letter)
    return min(credible or 0.0, cap.value if cap else 1.0) * relevances()[relevance].value


def inference_weight(force: str | None, scheme: str | None) -> float:
    """Return the weight of an inference: by its own force, else by that of its scheme, else by the default."""
    named = schemes().get(scheme) if scheme else None
    return forces()[force or (named.force if named else default_force())].value
