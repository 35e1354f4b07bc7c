"""The catalogue: every rule that an argument is held to.

One code has one meaning and never changes it. The catalogue's page on the site is made
from these texts; the tests demand a bad file for each rule.
"""

from __future__ import annotations

from claimgraph.diagnostics.diagnostic import Rule
from claimgraph.diagnostics.diagnostic import Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

# --- files -------------------------------------------------------------------------------

NO_ARGUMENT = Rule(
    "no-argument",
    _ERROR,
    "{what}",
    "There is an argument to build",
    "Without claims/argument.yml and at least one topic with a claim there is nothing to publish.",
    "Write claims/argument.yml with a title, a question and the topics, and a file for each topic.",
)
NOT_A_FILE = Rule(
    "not-a-file",
    _ERROR,
    "{what}",
    "Every .yml path under claims/ is a readable file",
    "A folder, a broken link or a locked file in place of a file would silently lose claims.",
    "Rename or remove the folder, mend the link, or make the file readable.",
)
OUTSIDE_FILE = Rule(
    "outside-file",
    _ERROR,
    "this path leads out of {folder}",
    "Files of the argument lie inside claims/",
    "A link or a path that leaves the folder could publish a file that was never meant to be.",
    "Copy the file into the folder.",
)
UNREAD_FILE = Rule(
    "unread-file",
    _ERROR,
    "nothing reads a file in this folder",
    "Every YAML file under claims/ is read",
    "A file in a folder of another name would be left out without a word, and its claims with it.",
    "Move it to claims/, claims/sources/ or claims/hypotheses/, or out of claims/.",
)
BAD_ENCODING = Rule(
    "bad-encoding",
    _ERROR,
    "this file is not UTF-8 text: byte {byte} cannot be read",
    "Files are UTF-8",
    "Names and quotations in other scripts survive only when every file is read the same way.",
    "Save the file again as UTF-8 (in most editors: Save with encoding).",
)
NOT_TEXT = Rule(
    "not-text",
    _ERROR,
    "the character {character} cannot stand in a text file",
    "Files hold text only",
    "Control characters are invisible, and usually the trace of a damaged file.",
    "Delete the character.",
)
YAML_SYNTAX = Rule(
    "yaml-syntax",
    _ERROR,
    "this is not YAML: {problem}",
    "Files are YAML",
    "What cannot be read cannot be checked. Reading stops at the first such place of a file.",
    "Mostly a quotation mark, a colon inside a text, or the indentation.",
    "claim: Moscow said: no",
    'claim: "Moscow said: no"',
)
SEVERAL_DOCUMENTS = Rule(
    "several-documents",
    _ERROR,
    "a second YAML document starts here",
    "A file is one document",
    "Only the first document of a file would be read, and the rest lost without a word.",
    "Remove the line ---, or put what follows into a file of its own.",
)
YAML_ALIAS = Rule(
    "yaml-alias",
    _ERROR,
    "the alias *{name} is not allowed here",
    "Nothing is written by alias",
    "An alias hides what a claim says from whoever reads the file, and can be made to grow without bound.",
    "Write the value out.",
    "finding: *same",
    "finding: The state lifted the price caps.",
)
YAML_TAG = Rule(
    "yaml-tag",
    _ERROR,
    "the tag {tag} is not allowed here",
    "Values carry no YAML tags",
    "Tags change what a value means, and some make programs run.",
    "Remove the tag; put the text in quotes if it must stay text.",
)
TOO_DEEP = Rule(
    "too-deep",
    _ERROR,
    "nested more than {deepest} levels deep",
    "Files are nested no deeper than the format needs",
    "Depth without end is a damaged or a hostile file.",
    "Look for an opening bracket that is never closed.",
)
COMPLEX_KEY = Rule(
    "complex-key",
    _ERROR,
    "a key must be a word, not a list or a mapping",
    "Keys are plain words",
    "Every key is a field of the format or an id.",
    "Look for a stray ? or bracket, or put the text in quotes.",
)
DUPLICATE_KEY = Rule(
    "duplicate-key",
    _ERROR,
    'the key "{key}" stands here a second time',
    "A key is given once",
    "YAML readers keep the last of two equal keys and silently drop the first: a lost claim.",
    "Join the two, or rename one.",
)

# --- shape -------------------------------------------------------------------------------

UNKNOWN_KEY = Rule(
    "unknown-key",
    _ERROR,
    'there is no field "{key}" here',
    "Only fields of the format are used",
    "A misspelt field would be ignored, and what it says would never reach the page.",
    "Correct the spelling; the format page lists the fields.",
    "claim: …\nkinds: fact",
    "claim: …\nkind: fact",
)
MISSING_KEY = Rule(
    "missing-key",
    _ERROR,
    '"{key}" is missing',
    "Required fields are there",
    "A claim without wording, kind or holder cannot be shown fairly.",
    "Add the field.",
)
WRONG_TYPE = Rule(
    "wrong-type",
    _ERROR,
    "{field} must be {wanted}, not {found}",
    "Values are of the kind that the field needs",
    "A list where a sentence is meant, or a number where an id is, cannot be published.",
    "Write the value in the form that the message names; a number that is meant as text goes in quotes.",
    "claim: [one, two]",
    "claim: One sentence.",
)
UNKNOWN_VALUE = Rule(
    "unknown-value",
    _ERROR,
    '{field} cannot be "{value}": choose {choices}',
    "Words of a fixed list are used as they are",
    "Kinds, stances and grades have fixed meanings, explained on the method page.",
    "Choose one of the words in the message.",
)
BAD_ID = Rule(
    "bad-id",
    _ERROR,
    '"{id}" cannot be an id: use lower-case letters, digits and single hyphens',
    "Ids are kebab-case",
    "An id is the address of a page; it must be safe to link to from everywhere, for ever.",
    "Write it like russia-instigated-riots, at most 80 characters.",
)
BAD_DATE = Rule(
    "bad-date",
    _ERROR,
    '"{value}" is not a date: write YYYY-MM-DD, YYYY-MM or YYYY',
    "Dates are real days, months or years",
    "Dates decide what could be known when the text was written.",
    "Write the date as 2022-01-25, or leave the field out when the source shows none.",
)
OUT_OF_RANGE = Rule(
    "out-of-range",
    _ERROR,
    "{field} must be {wanted}, not {value}",
    "Numbers lie within their scale",
    "Grades and spans outside the scale have no meaning.",
    "Use a number of the scale.",
)
EMPTY_TEXT = Rule(
    "empty-text",
    _ERROR,
    "{field} is empty",
    "Fields that are given say something",
    "An empty field reads as if it had been filled.",
    "Write the text, or remove the field.",
)
UNSAFE_LINK = Rule(
    "unsafe-link",
    _ERROR,
    'the link "{url}" is not allowed: only http, https and mailto',
    "Links lead to web pages or mail",
    "Links of other kinds can run programs in a reader's browser.",
    "Give the https address.",
)

# --- links -------------------------------------------------------------------------------

DUPLICATE_ID = Rule(
    "duplicate-id",
    _ERROR,
    'the id "{id}" is used for another {what} already',
    "Ids are unique over the whole argument",
    "Two claims with one id would share one page, and links would lead to the wrong one.",
    "Rename one of them, everywhere.",
)
UNKNOWN_CLAIM = Rule(
    "unknown-claim",
    _ERROR,
    'no claim "{id}"',
    "Claims that are named exist",
    "A premise that leads nowhere breaks the way from a claim down to its evidence.",
    "Correct the id, or add the claim.",
    "premises: [riots-in-janury]",
    "premises: [riots-in-january]",
)
UNKNOWN_SOURCE = Rule(
    "unknown-source",
    _ERROR,
    'no source "{id}"',
    "Sources that are named exist",
    "Evidence without a source record cannot be checked by a reader.",
    "Correct the id, or add the record under claims/sources/.",
)
UNKNOWN_PERSON = Rule(
    "unknown-person",
    _ERROR,
    'no person "{id}"',
    "Holders of views are declared",
    "Readers must be able to see who says what.",
    "Correct the id, or add the holder under people: in claims/argument.yml or in the topic.",
)
UNKNOWN_PASSAGE = Rule(
    "unknown-passage",
    _ERROR,
    'no passage "{id}"',
    "Passages that are named exist",
    "A claim ascribed to a sentence must lead to that sentence.",
    "Correct the id, or add the sentence to claims/passages.yml.",
)
UNKNOWN_TOPIC = Rule(
    "unknown-topic",
    _ERROR,
    'no topic "{id}"',
    "Topics that are listed exist",
    "The topics of claims/argument.yml set the order of reading; each needs its file.",
    "Correct the id, or add claims/<topic>.yml.",
)
UNLISTED_TOPIC = Rule(
    "unlisted-topic",
    _ERROR,
    'the topic "{id}" is not listed in claims/argument.yml',
    "Every topic file is listed",
    "A topic that no list names would be missing from the reading order.",
    "Add it to topics: in claims/argument.yml, or move the file out of claims/.",
)
UNKNOWN_RIVALS = Rule(
    "unknown-rivals",
    _ERROR,
    'no rival answers "{id}"',
    "Rival answers that are named exist",
    "An old address that leads nowhere breaks every link that others made to it.",
    "Correct the id in claims/renamed.yml; it is the name of a file under claims/hypotheses/.",
)
RENAMED_ID_IN_USE = Rule(
    "renamed-id-in-use",
    _ERROR,
    'the id "{id}" is in use, so its address cannot lead on to "{new}"',
    "Ids that were given up are not used again",
    "One address would have to be a page of its own and lead to another page at the same time.",
    "Take the line out of claims/renamed.yml, or give the new entry another id.",
)
UNKNOWN_SCHEME = Rule(
    "unknown-scheme",
    _ERROR,
    'no argument scheme "{id}"',
    "Schemes come from the catalogue",
    "A scheme brings its critical questions; a misspelt one would bring none.",
    "Correct the id; the method page lists the schemes.",
)
UNKNOWN_ROLE = Rule(
    "unknown-role",
    _ERROR,
    'the scheme "{scheme}" has no premise "{role}"',
    "Premise roles are those of the scheme",
    "The critical questions are asked of roles; a wrong role would leave them unasked.",
    "Use one of the scheme's roles.",
)
UNKNOWN_QUESTION = Rule(
    "unknown-question",
    _ERROR,
    'the scheme "{scheme}" does not ask "{question}"',
    "Answers belong to questions of the scheme",
    "An answer to a question that nobody asked would never be shown.",
    "Copy the question from the catalogue word for word.",
)
ROLE_WITHOUT_SCHEME = Rule(
    "role-without-scheme",
    _ERROR,
    "{what} without a scheme",
    "Roles and answers need a scheme",
    "Roles and questions have a meaning only within an argument scheme.",
    "Name the scheme, or write the premises as a list.",
)
LISTED_TWICE = Rule(
    "listed-twice",
    _ERROR,
    '"{id}" stands twice in this list',
    "A premise, an objection or an undercutter is given once",
    "Saying a thing twice does not make it twice as strong.",
    "Remove one.",
)
SELF_ATTACK = Rule(
    "self-attack",
    _ERROR,
    'the claim "{id}" is set against itself',
    "A claim does not object to itself",
    "A claim that speaks against itself can be neither held nor denied.",
    "Give the objection as a claim of its own.",
)
SUPPORT_CYCLE = Rule(
    "support-cycle",
    _ERROR,
    "these claims support one another in a circle: {cycle}",
    "Support does not run in circles",
    "In a circle every claim seems to have a reason, and none has one.",
    "Take out the link that is not a reason, or give evidence from outside the circle and drop the return.",
)

EMPTY_GRID = Rule(
    "empty-grid",
    _ERROR,
    "{what}",
    "A grid has hypotheses and evidence",
    "A grid without rows or columns compares nothing, and its ranking would be made of air.",
    "Give hypotheses: at least two claims and evidence: at least one row; or give positions: instead.",
)
MISSING_RATING = Rule(
    "missing-rating",
    _ERROR,
    'the row does not rate "{id}"',
    "Every row rates every hypothesis",
    "An empty cell counts as neutral in silence; a reader could not tell it from a judgement.",
    "Rate it CC, C, N, I, II or NA, with the reason.",
)

UNMET_EXPECTATION = Rule(
    "unmet-expectation",
    _ERROR,
    '"{id}" is {found} ({clock}), but {expected} is expected',
    "Statuses are those that the editors expect",
    "A change of wording or evidence can turn a conclusion over unseen; expectations make it seen.",
    "Look at the explanation; then mend the argument, or change claims/expectations.yml if the new status is right.",
)

# --- text and quotations ------------------------------------------------------------------

TEXT_MISSING = Rule(
    "text-missing",
    _ERROR,
    'the stored text "{file}" is not there',
    "Stored texts that are named exist",
    "Quotations are checked against the stored text.",
    "Put the file under claims/, or remove text: from the source.",
)
TEXT_CHANGED = Rule(
    "text-changed",
    _ERROR,
    "the stored text has changed: its SHA-256 is {found}",
    "Stored texts are as they were recorded",
    "Quotations were checked against the text as it was; a changed copy proves nothing.",
    "Restore the file, or check the quotations anew and write the new sum.",
)
QUOTE_MISMATCH = Rule(
    "quote-mismatch",
    _ERROR,
    "these words are not in the stored text of {source}",
    "Quotations are word for word",
    "A reader must be able to trust every quotation mark.",
    "Copy the words from the source; mark what you leave out with … and what you add with [brackets].",
)
PASSAGES_OUT_OF_ORDER = Rule(
    "passages-out-of-order",
    _ERROR,
    "this passage stands before {previous} in the text, or overlaps it",
    "Passages follow the text",
    "The read page shows the text in the order in which it was written.",
    "Put the passages in the order of the text.",
)
OTHER_TEXT = Rule(
    "other-text",
    _ERROR,
    "these passages are of {of}, but {mapped}",
    "Passages are those of the mapped text",
    "Sentences of one text would be shown as another's, and checked against the wrong copy.",
    "Write the same source under of: in claims/passages.yml and about: in claims/argument.yml.",
)
UNCOVERED_TEXT = Rule(
    "uncovered-text",
    _WARNING,
    "no passage covers “{text}”",
    "Every sentence of the mapped text is accounted for",
    "What is left out of a map is invisible: readers must be able to see that nothing was dropped.",
    "Add the sentence to claims/passages.yml.",
)
UNCLAIMED_PASSAGE = Rule(
    "unclaimed-passage",
    _WARNING,
    "no claim is stated in {id}, and it is not marked no-claim",
    "Every passage has claims or says why it has none",
    "A sentence without claims is a gap in the map unless its reason is given.",
    "Point a claim at it with stated:, or give the reason with no-claim:.",
)
CLAIMED_NO_CLAIM = Rule(
    "claimed-no-claim",
    _ERROR,
    "{id} is marked no-claim, yet the claim {claim} is stated in it",
    "A passage marked no-claim has no claims",
    "The page would say two contrary things of one sentence.",
    "Remove no-claim:, or the claim's stated:.",
)
UNPLACED_CLAIM = Rule(
    "unplaced-claim",
    _ERROR,
    "this claim of the author says neither where it is stated nor why it is unstated",
    "The author's claims are placed in the text",
    "Putting words into an author's mouth is the gravest fault that a map can have.",
    "Give stated: with the passage, or unstated: with the reason why the text needs it.",
)
MISPLACED_CLAIM = Rule(
    "misplaced-claim",
    _ERROR,
    "{what}",
    "stated: and unstated: are for the author, one of them at a time",
    "A claim is either in the text or not; and only its author states it there.",
    "Keep the one that is true.",
)
UNGRADED_EVIDENCE = Rule(
    "ungraded-evidence",
    _WARNING,
    "this evidence has no credibility grade with a reason",
    "Every grade has a reason",
    "A finding without a grade counts as anything from worthless to proven.",
    "Give credibility: 1 to 6 and credibility-why: in one line.",
)
UNKNOWN_LIKELIHOOD = Rule(
    "unknown-likelihood",
    _ERROR,
    '"{word}" is no likelihood word of ICD 203 or PHIA',
    "Likelihood words come from a scale",
    "A word outside the scales means something else to every reader.",
    "Use a word of the scale that the asserter used, or leave the field out and quote the asserter.",
)
MIXED_LIKELIHOODS = Rule(
    "mixed-likelihoods",
    _WARNING,
    '"{word}" is a word of {scale} only; others here are of {other} only',
    "One likelihood scale is used throughout",
    "The same word covers different ranges on the two scales; mixing them makes ranges incomparable.",
    "Keep to one scale, or say in a note that both asserters used their own.",
)
LIKELIHOOD_AND_CONFIDENCE = Rule(
    "likelihood-and-confidence",
    _WARNING,
    "one sentence gives both a likelihood and a confidence",
    "Likelihood and confidence stand apart",
    "How likely a thing is and how sure the asserter is are different; in one sentence readers take them for one.",
    "Say them in two sentences (ICD 203, D.6.e).",
)
UNUSED_SOURCE = Rule(
    "unused-source",
    _WARNING,
    'no claim rests on the source "{id}"',
    "Sources are used",
    "A list of works that nothing cites looks like evidence and is none.",
    "Cite it as evidence, or remove it.",
)

CATALOGUE: tuple[Rule, ...] = tuple(value for value in globals().values() if isinstance(value, Rule))
"""All rules, in the order of this file."""
