"""How a claim comes to its status, and how much turns on what.

The package exists so that one account of judgement serves pages, reports and trials of changes.
What may enter works on weighed maps or on a judged argument, is a pure function or keeps its state
to itself, and speaks no sentences: these belong to the site.

Files:

- `audit`: The audit: what an editor, or a sceptical reader, should look at first.
- `change`: A change that is tried on a map, and the numbers that judgement then uses.
- `evaluation`: What ``evaluate`` prints of a weighed map.
- `expectations`: Expectations: the words that the editors hold their headline claims to.
- `firmness`: Firmness: how well an accepted statement holds, which is as well as the weakest link
  of its reasons.
- `grids`: Grids of rival answers: what their rows come from and weigh, and how they rank the
  answers.
- `hypotheses`: Rival hypotheses: the scores of an evidence grid (analysis of competing hypotheses).
- `judgement`: Judgement: the word of every claim, by the clock of the text and by today's.
- `knot`: A knot: a strong component of several nodes, whose labels depend on each other.
- `lines`: The best line of a conclusion, and the weakest link of it.
- `model`: The model of a map: what is accepted, refused or undecided, with both sides' weights and
  firmness.
- `open_questions`: Open questions: the critical questions of argument schemes that nobody has
  answered.
- `reasons`: What the sentence behind a word needs: what must be granted, what it draws with, by
  what it is cut off.
- `robustness`: Robustness: how firm a verdict is, what would change it, and what it hangs on.
- `rules`: The rules of the model, read node by node.
- `status_reasons`: Status reasons: what, just around a claim, gives it its word.
- `walks`: Walks: from a headline conclusion down to what it rests on, premise by premise.
- `what_if`: What if: how some statements would stand if something were different.
- `words`: The word that readers see of a claim, and how the map comes to it.
"""
