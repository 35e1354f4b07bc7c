"""Judgement: how a claim comes to its status, and how much turns on what.

The package exists so that one account of judgement serves pages, reports and trials of changes.
What may enter works on weighed maps alone (only `judgement` knows of the linked argument), is a
pure function or keeps its state to itself, and speaks no sentences: these belong to the site.

- `change`: a change that is tried on a map, what of a map counts, and the numbers that then hold.
- `rules`: what one node comes to, given its neighbours; the two bounds of what holds.
- `knot`: the labels of nodes that depend on each other.
- `firmness`: how well what is accepted holds.
- `model`: label, both sides' weights and firmness of everything in a map.
- `what_if`: how some statements would stand under changes, judged only as far as these reach.
- `lines`: the best line of a conclusion, and its weakest link.
- `words`: the word that readers see of a statement, as it stands and under changes.
- `reasons`: what the sentence behind a word needs.
- `evaluation`: what ``evaluate`` prints of a map.
- `judgement`: an argument judged by both clocks.
"""
