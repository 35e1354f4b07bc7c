"""Judgement: the status of every claim, and what that status depends on.

The package exists so that one account of judgement serves pages, reports and trials of changes.
What may enter works on weighed maps or on a judged argument, is a pure function or keeps its state
private, and makes no sentences: these belong to the site.

Files:

- `analysts`: Several analysts' ratings of one grid: where they differ, what all agree on, and which
  rows decide it.
- `audit`: The audit: what an editor, or a sceptical reader, should look at first.
- `change`: Trial changes of a map, and the numbers that judgement uses under them.
- `evaluation`: What ``evaluate`` prints of a weighed map.
- `expectations`: Expectations: the statuses that the editors expect of claims.
- `firmness`: Firmness: how well an accepted statement holds, by the weakest link of its reasons.
- `grids`: Grids of rival answers: the origins and weights of their rows, the rankings of the
  answers, and who differs.
- `hypotheses`: Rival hypotheses: the scores of an evidence grid (analysis of competing hypotheses).
- `judgement`: Judgement: the status of every claim, by the clock of the text and by today's.
- `knot`: A knot: a strong component of several nodes, whose labels depend on each other.
- `lines`: The best line of a conclusion, and the weakest link of it.
- `model`: The model of a map: what is accepted, refused or undecided, with both sides' weights and
  firmness.
- `open_questions`: Open questions: the critical questions of argument schemes that nobody has
  answered.
- `reasons`: Reasons for a status: which grants are needed, what a draw is between, and where lines
  of support are cut.
- `robustness`: Robustness: how firm a verdict is, what would change it, and what it depends on.
- `rules`: The rules of the model, read node by node.
- `status_reasons`: Status reasons: the neighbours of a claim that decide its status.
- `walks`: Walks: from a headline conclusion down to what it rests on, premise by premise.
- `what_if`: What-if: the standings of some statements under trial changes.
- `words`: The statuses of claims, as words, and how they follow from the map.
"""
