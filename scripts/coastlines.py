"""Make the coastlines of the small maps of places: Natural Earth's land at 1:110 million, rounded and thinned.

python scripts/coastlines.py        needs npm; writes claimgraph/site/drawing/coastlines.json, with its licence

The source is `land-110m.json` of the npm package `world-atlas` 2.0.2 (ISC licence, Michael Bostock), made from Natural
Earth, which is in the public domain. Its outlines are already joined across the 180th meridian.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from math import cos, dist, radians, sin
from pathlib import Path
from typing import Any

OUT = Path(__file__).parent.parent / "claimgraph/site/drawing/coastlines.json"
PACKAGE, FILE, LICENCE = "world-atlas@2.0.2", "package/land-110m.json", "package/LICENSE"
PER_DEGREE = 10
"""Places are rounded to this part of a degree."""
THIN = radians(0.12)
"""How far a point may lie from the line without it, so that it is left out."""
LEAST = 4
"""Points of the smallest outline that is kept."""

Vector = tuple[float, float, float]
Degrees = tuple[float, float]


def main() -> None:
    """Write the file anew, and the licence beside it."""
    topology, licence = fetched()
    OUT.with_suffix(".LICENSE.txt").write_bytes(licence)
    outlines = [thinned(outline) for outline in read(topology)]
    rows = [
        [round(value * PER_DEGREE) for place in outline for value in place]
        for outline in outlines
        if len(outline) >= LEAST
    ]
    lines = ",\n".join(json.dumps(row, separators=(",", ":")) for row in rows)
    OUT.write_text(f"[\n{lines}\n]\n", encoding="utf-8")
    print(f"wrote {len(rows)} outlines of {sum(map(len, rows)) // 2} points to {OUT.name}, {OUT.stat().st_size} bytes")


def fetched() -> tuple[dict[str, object], bytes]:
    """Return the TopoJSON file of the package, and its licence."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", PACKAGE, "--silent"], cwd=folder, capture_output=True, text=True, check=False
        )
        if packed.returncode:
            sys.exit(f"{PACKAGE} could not be fetched: {packed.stderr.strip()}")
        with tarfile.open(Path(folder, packed.stdout.strip().splitlines()[-1])) as archive:
            content, licence = archive.extractfile(FILE), archive.extractfile(LICENCE)
            if content is None or licence is None:
                sys.exit(f"{PACKAGE} has no file {FILE} or {LICENCE}")
            return json.load(content), licence.read()


def read(topology: dict[str, object]) -> Iterator[list[Degrees]]:
    """Yield the outlines of a TopoJSON file of land as longitude and latitude, the last point as the first."""
    transform, arcs = topology["transform"], topology["arcs"]
    objects = topology["objects"]
    assert isinstance(transform, dict)
    assert isinstance(arcs, list)
    assert isinstance(objects, dict)
    (across, down), (left, low) = transform["scale"], transform["translate"]
    lines = [[(x * across + left, y * down + low) for x, y in accumulate(arc, _moved)] for arc in arcs]
    for outline in _rings(objects["land"]["geometries"]):
        yield [place for number in outline for place in (lines[number] if number >= 0 else lines[~number][::-1])]


def _rings(geometries: Iterable[dict[str, Any]]) -> Iterator[list[int]]:
    """Yield the rings of polygons, each as the numbers of its arcs; ~ of a number is that arc backwards."""
    for geometry in geometries:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        yield from (ring for polygon in polygons for ring in polygon)


def _moved(place: list[int], step: list[int]) -> list[int]:
    return [place[0] + step[0], place[1] + step[1]]


def thinned(outline: Sequence[Degrees]) -> list[Degrees]:
    """Leave out points that lie close to the line without them (Ramer, Douglas and Peucker), and the last one."""
    points = [_vector(*place) for place in outline]
    kept = {0, len(points) - 1}
    pending = [(0, len(points) - 1)]
    while pending:
        first, last = pending.pop()
        inside = range(first + 1, last)
        if not inside:
            continue
        farthest = max(inside, key=lambda number: _away(points[number], points[first], points[last]))
        if _away(points[farthest], points[first], points[last]) > THIN:
            kept.add(farthest)
            pending += [(first, farthest), (farthest, last)]
    return [outline[number] for number in sorted(kept)][:-1]


def _vector(east: float, north: float) -> Vector:
    east, north = radians(east), radians(north)
    return cos(north) * cos(east), cos(north) * sin(east), sin(north)


def _away(point: Vector, start: Vector, end: Vector) -> float:
    """Return how far a point lies from a straight line between two others, in radii of the globe."""
    along = [b - a for a, b in zip(start, end, strict=True)]
    length = sum(step * step for step in along)
    part = sum((p - a) * step for p, a, step in zip(point, start, along, strict=True)) / length if length else 0.0
    return dist(point, [a + min(max(part, 0.0), 1.0) * step for a, step in zip(start, along, strict=True)])


if __name__ == "__main__":
    main()
