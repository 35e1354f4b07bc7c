"""Maps as drawings: what stands where, in units, before it is SVG.

The package exists so that layout can be tested as numbers. What may enter places boxes and lines;
templates turn them into SVG.

Files:

- `axis`: An axis of dates: where a day stands across a picture, in hundredths of its width.
- `layers`: Layered layout, by fast-sugiyama: where things stand so that what bears on a claim is to
  its right.
- `lettering`: Text in boxes: how wide a text is, and how it breaks into lines.
- `neighbourhood`: A claim and what is around it: what rests on it above, what it rests on and what
  speaks against it below.
- `shapes`: What a drawing is made of. Units are those of its view box; x goes right, y goes down.
- `thumbnail`: A thumbnail of a map: no words, only the places and statuses of claims. It links to
  the map itself.
- `timeline`: A timeline of evidence: when what speaks for a claim, and against it, became known.
- `tree`: The tree of the reasoning under a conclusion: what it rests on, and how firmly.
- `whole`: The whole map: a block for every topic, laid out in layers, and lines between the blocks.
"""
