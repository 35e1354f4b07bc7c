"""Then and now: the two clocks by which an argument is judged."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Clock(StrEnum):
    """By which evidence a claim is judged."""

    THEN = "then"
    """Only what was known on the day of the text."""
    NOW = "now"
    """Everything that has become known since."""


BOTH = (Clock.THEN, Clock.NOW)


@dataclass(frozen=True, slots=True)
class ByClock(Generic[T]):
    """One value by each clock."""

    then: T
    now: T

    def by(self, clock: Clock) -> T:
        """Return the value by one clock."""
        return self.then if clock is Clock.THEN else self.now

    def map(self, tell: Callable[[T], U]) -> ByClock[U]:
        """Apply a function to both values; call it only once where both are the same object."""
        then = tell(self.then)
        return ByClock(then, then if self.now is self.then else tell(self.now))
