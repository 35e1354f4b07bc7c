"""Text in boxes: how wide a text is, and how it breaks into lines."""

from __future__ import annotations

import unicodedata

# Advance widths of Source Sans 3, from its hmtx table, per mille of the size: U+0020 to U+007E.
_ADVANCE = (
    *(200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350),
    *(497, 497, 497, 497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425),
    *(847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664),
    *(566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500),
    *(542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542),
    *(555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497),
)
_OTHER, _WIDE = 560, 1000
ROOM = 1.06
"""Factor by which a text may be wider than measured: in bold, or in another font before ours is loaded."""
ELLIPSIS = "…"


def width(text: str, size: float) -> float:
    """Return the width of a line of text at a size, in the same unit."""
    return ROOM * size / 1000 * sum(map(_ADVANCES.__getitem__, text))


class _Advances(dict[str, int]):
    """The advance width of every character, worked out when it is first met."""

    def __missing__(self, character: str) -> int:
        place = ord(character) - 32
        if 0 <= place < len(_ADVANCE):
            self[character] = _ADVANCE[place]
        else:
            self[character] = _WIDE if unicodedata.east_asian_width(character) in "WF" else _OTHER
        return self[character]


_ADVANCES = _Advances()


def wrap(text: str, room: float, size: float, lines: int) -> tuple[str, ...]:
    """Break a text into at most so many lines of some room; what does not fit is cut off with an ellipsis."""
    found: list[str] = []
    rest = text.split()
    while rest and len(found) < lines:
        line = rest.pop(0)
        while rest and width(f"{line} {rest[0]}", size) <= room:
            line += f" {rest.pop(0)}"
        if width(line, size) > room:
            line, over = _cut(line, room, size)
            rest.insert(0, over)
        found.append(line)
    if rest:
        found[-1] = _cut(found[-1] + " " + rest[0], room, size, end=ELLIPSIS)[0] + ELLIPSIS
    return tuple(found)


def _cut(text: str, room: float, size: float, end: str = "") -> tuple[str, str]:
    """Cut a text where it runs out of room, with room left for an end; at least one character stays."""
    kept = len(text)
    while kept > 1 and width(text[:kept] + end, size) > room:
        kept -= 1
    return text[:kept].rstrip(), text[kept:]
