"""Standards of the field as data: argument schemes with their critical questions, grading scales, and weights.

The package exists so that every number and word that judgement takes from a standard has its reason
and its source. What may enter is data and the functions that read it.

Files:

- `weights`: The weights of reasons and the thresholds of standards of proof, each with its reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


class Burden(StrEnum):
    """Who has to answer a critical question."""

    PROPONENT = "proponent"
    """An assumption of the inference: open until answered."""
    CHALLENGER = "challenger"
    """A slot for an undercutter, which has an effect only when one is supported."""


@dataclass(frozen=True, slots=True)
class Question:
    """A critical question of a scheme."""

    ask: str
    attacks: str
    """``premise:<role>``, ``inference`` or ``conclusion``."""
    burden: Burden


@dataclass(frozen=True, slots=True)
class Scheme:
    """A stereotyped pattern of reasoning."""

    id: str
    name: str
    reference: str
    premises: Mapping[str, str]
    """What each role asserts, by role."""
    conclusion: str
    questions: tuple[Question, ...]
    force: str
    """How well its conclusion follows, unless the editors say otherwise: one of `weights.forces`."""
    force_why: str


@dataclass(frozen=True, slots=True)
class Grade:
    """A step of the Admiralty credibility scale."""

    meaning: str
    value: float | None
    """Confidence from 0 to 1 (STIX 2.1); None where truth cannot be judged."""


@cache
def read_data(name: str) -> Mapping[str, Any]:
    """Return the content of one of the data files beside this module."""
    document: Mapping[str, Any] = yaml.safe_load(files(__name__).joinpath(name).read_text("utf-8"))
    return document


@dataclass(frozen=True, slots=True)
class Likelihood:
    """A word of a likelihood scale."""

    scale: str
    """``ICD 203`` or ``PHIA``."""
    low: int
    high: int
    """Percent."""


@cache
def likelihoods() -> Mapping[str, tuple[Likelihood, ...]]:
    """Return every likelihood word with its meaning on each scale that has it."""
    found: dict[str, tuple[Likelihood, ...]] = {}
    for key, scale in (("icd203", "ICD 203"), ("phia", "PHIA")):
        for row in read_data("scales.yml")[key]:
            for word in row["words"]:
                found[word] = (*found.get(word, ()), Likelihood(scale, row["from"], row["to"]))
    return found


@cache
def tradecraft() -> tuple[str, ...]:
    """Return the nine tradecraft standards of ICD 203."""
    return tuple(read_data("scales.yml")["tradecraft"])


@cache
def reliability() -> Mapping[str, str]:
    """Return the meaning of each Admiralty reliability letter."""
    return dict(read_data("scales.yml")["reliability"])


@cache
def credibility() -> Mapping[int, Grade]:
    """Return each Admiralty credibility digit."""
    entries = read_data("scales.yml")["credibility"].items()
    return {digit: Grade(e["meaning"], None if e["value"] is None else e["value"] / 100) for digit, e in entries}


@cache
def schemes() -> Mapping[str, Scheme]:
    """Return the catalogue of argument schemes, by id."""
    return {
        id_: Scheme(
            id_,
            entry["name"],
            entry["reference"],
            entry["premises"],
            entry["conclusion"],
            tuple(Question(q["ask"], q["attacks"], Burden(q["burden"])) for q in entry["questions"]),
            entry["force"],
            entry["force-why"],
        )
        for id_, entry in read_data("schemes.yml").items()
    }
