"""Open questions: the critical questions of argument schemes that nobody has answered."""

from __future__ import annotations

from collections.abc import Iterator

from claimgraph.argument.model import Argument, Claim, Inference
from claimgraph.standards import Question, schemes


def open_questions(argument: Argument) -> Iterator[tuple[Claim, Inference, Question]]:
    """Yield every critical question that a step leaves unanswered, with the step and the claim that it leads to."""
    for claim in argument.claims.values():
        for inference, question in open_questions_of(claim):
            yield claim, inference, question


def open_questions_of(claim: Claim) -> Iterator[tuple[Inference, Question]]:
    """Yield every critical question that the steps to one claim leave unanswered."""
    for inference in claim.because:
        scheme = schemes().get(inference.scheme.id) if inference.scheme else None
        for question in scheme.questions if scheme else ():
            if question.ask not in inference.answers:
                yield inference, question
