"""Maps as drawings: what stands where, in units, before it is SVG.

The package exists so that layout can be tested as numbers. What may enter places boxes and lines;
templates turn them into SVG.

Files:

- `axis`: An axis of dates: where a day stands across a picture, in hundredths of its width.
- `bonds`: What bears on what, as the lines of a map: premises, objections and undercuts.
- `circles`: Circles of a graph, opened: which lines are turned round so that all can lead from the
  right to the left.
- `coast`: The land around some places, within a frame, as the path of an SVG.
- `globe`: The globe seen from above a place: Lambert's azimuthal equal-area projection.
- `layers`: Layered layout, by fast-sugiyama: where things stand so that what bears on a claim is to
  its right.
- `lettering`: Text in boxes: how wide a text is, and how it breaks into lines.
- `locator`: A locator map: where the places lie that a claim names, or the claims of a topic.
- `neighbourhood`: A claim and what is around it: what rests on it above, what it rests on and what
  speaks against it below.
- `ports`: Where lines leave and reach the boxes of a map: on which side, and in what order, so that
  few of them cross.
- `routes`: Lines that run between boxes and never through one: in gaps between columns, and across
  columns where they are free.
- `rows`: Rows that are as tall as what stands in them: from row numbers, which may be fractions, to
  heights.
- `shapes`: What a drawing is made of. Units are those of its view box; x goes right, y goes down.
- `thumbnail`: A thumbnail of a map: no words, only the places and statuses of claims. It links to
  the map itself.
- `timeline`: A timeline of evidence: when what speaks for a claim, and against it, became known.
- `topic`: The map of a topic: its claims in layers, with those of other topics that bear on them or
  on which they bear.
- `tree`: The tree of the reasoning under a conclusion: what it rests on, and how firmly.
- `whole`: The whole map: a box for every topic, with its claims counted by status, and lines for
  how much bears on what.
"""
