"""Lints: probable faults in the wording of claims and findings, and in reasons and grades.

The package exists because these can only be judged by heuristics. What may enter warns and never
refuses, and in doubt reports nothing.

Files:

- `counting`: Documents that count more than once about one claim.
- `duplicates`: Claims that say nearly the same in nearly the same words.
- `english`: English words, as far as the lints of wording need them.
- `findings`: Findings that infer: words by which an editor goes on from what a source reports to
  what it shows.
- `grading`: Similar sources with different grades, and relays with better grades than what they
  relay.
- `on_reasons`: Warnings on reasons: truisms as undercuts, documents that count twice, inconsistent
  grades and rivals.
- `on_wording`: Warnings on wording: of claims, of the titles made from their ids, of findings, and
  of what the text assumes.
- `titles`: Titles that are made from ids, and whether they are phrases.
- `truisms`: Truisms: general sentences that name nothing of the case they are used in.
- `vocabulary`: The words of an argument: which are names, and which nouns never stand without an
  article.
- `wording`: Lints of one claim's wording, after the marks that reviewers give on Kialo.
"""
