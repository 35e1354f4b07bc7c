"""Findings that infer: words by which an editor goes on from what a source reports to what it shows.

Conclusions of the source itself are reported with a verb of saying, and are accepted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimgraph.argument.lints.wording import Doubt

_TO_SHOW = (
    r"(?:shows?|means?|proves?|suggests?|implies|imply|indicates?|confirms?|refutes?|weakens?|strengthens?|supports?"
    r"|contradicts?|undermines?|limits?|explains?|fits?|sits?|takes? away|takes? it|speaks? (?:for|against|of)"
    r"|tells? (?:for|against)|bears? out|argues? (?:for|against)|rules? out|makes? it (?:un)?likely)"
)
_SHOWS = rf"(?:(?:would|may|might|could|can|also|only|at least|perhaps|then|thus) )*{_TO_SHOW}\b"
_SHOWS_NOT = rf"(?:does|do|need|would|did) not (?:by itself |in itself |alone )?{_TO_SHOW}\b"
_OPENS = re.compile(
    r"(?:therefore|thus|hence|consequently|accordingly|if so,|it follows|from this|so,? (?:that )?\w+)\b", re.IGNORECASE
)
_NO_INFERENCE = re.compile(
    r"so (?:far|too|did|do|does|was|is|were|had|has|much|many|great|large|long|as|called|to)\b", re.IGNORECASE
)
_POINTS = re.compile(rf"(?:that|this) (?:{_SHOWS}|{_SHOWS_NOT})", re.IGNORECASE)
_RESULTS = re.compile(r", (?:and )?((?:so|therefore|thus|hence)\b.*)", re.IGNORECASE | re.DOTALL)
_RELATES = re.compile(rf", (which (?:{_SHOWS}|{_SHOWS_NOT}))", re.IGNORECASE)
_SAYS_THAT = re.compile(
    r"\b(?:sa(?:y|ys|id)|tells?|told|hold|holds|held|argue[sd]?|writes?|wrote|finds?|found|conclude[sd]?|infer(?:s|red)?"
    r"|reason(?:s|ed)?|judge[sd]?|thinks?|thought|believe[sd]?|warn(?:s|ed)?|add(?:s|ed)?|note[sd]?|explain(?:s|ed)?"
    r"|state[sd]?|claim(?:s|ed)?|report(?:s|ed)?|observe[sd]?|expect(?:s|ed)?|reckon(?:s|ed)?) (?:\w+ ){0,3}that\b"
    r"|\baccording to\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|:\s+")
_QUOTED = re.compile(r"\"[^\"]*\"|\u201c[^\u201c\u201d]*\u201d")


def infers(finding: str) -> Doubt | None:
    """Return the words with which a finding goes from what is reported to what it shows; else None."""
    masked = _QUOTED.sub(lambda quoted: "x" * len(quoted[0]), finding)
    words = next(_inferences(masked), None)
    if words is None:
        return None
    start = masked.index(words)
    return Doubt(finding[start : start + len(words)])


def _inferences(text: str) -> Iterator[str]:
    for number, sentence in enumerate(_SENTENCE.split(text)):
        words = next(_signs(sentence, is_first=not number), None)
        if words and not _SAYS_THAT.search(sentence):
            yield words


def _signs(sentence: str, *, is_first: bool) -> Iterator[str]:
    """Yield the words of a sentence by which something is inferred, unless somebody else is said to do so."""
    opening = _OPENS.match(sentence)
    if opening and not _NO_INFERENCE.match(sentence):
        yield sentence.split(maxsplit=1)[0]
    if not is_first and (pointing := _POINTS.match(sentence)):
        yield pointing[0]
    result = _RESULTS.search(sentence)
    if result and not _NO_INFERENCE.match(result[1]):
        yield " ".join(result[1].split()[:2])
    if relative := _RELATES.search(sentence):
        yield relative[1]
