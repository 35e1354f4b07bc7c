"""Then and now: the two clocks by which an argument is judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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

    @classmethod
    def of(cls, make: Callable[[Clock], T]) -> ByClock[T]:
        """Make the value of each clock."""
        return ByClock(make(Clock.THEN), make(Clock.NOW))

    def by(self, clock: Clock) -> T:
        """Return the value by one clock."""
        return self.then if clock is Clock.THEN else self.now

    def map(self, change: Callable[[T], U]) -> ByClock[U]:
        """Return what a function makes of each value."""
        return ByClock(change(self.then), change(self.now))

    def items(self) -> Iterator[tuple[Clock, T]]:
        """Yield each clock with its value."""
        yield from ((clock, self.by(clock)) for clock in BOTH)

    @property
    def differ(self) -> bool:
        """Whether the two values are not the same."""
        return self.then != self.now
