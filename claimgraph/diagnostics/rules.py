"""Every rule that arguments are checked against: its code, its severity and its message.

One code has one meaning and never changes it. What each is for, and how a break of it is
mended, stands in `catalogue.yml`, in the same groups and in the same order.
"""

from __future__ import annotations

from claimgraph.diagnostics.diagnostic import Rule, Severity

_ERROR, _WARNING = Severity.ERROR, Severity.WARNING

# --- files -------------------------------------------------------------------------------

NO_ARGUMENT = Rule("no-argument", _ERROR, "{what}")
NOT_A_FILE = Rule("not-a-file", _ERROR, "{what}")
OUTSIDE_FILE = Rule("outside-file", _ERROR, "this path leads out of {folder}")
UNREAD_FILE = Rule("unread-file", _ERROR, "nothing reads a file in this folder")
LARGE_FILE = Rule("large-file", _ERROR, "this file has more than {most} megabytes, which is too much to read")
MANY_FAULTS = Rule("many-faults", _WARNING, "{what}; mend those before it first")
BAD_ENCODING = Rule("bad-encoding", _ERROR, "this file is not UTF-8 text: byte {byte} cannot be read")
BAD_NAME = Rule("bad-name", _ERROR, "this name is not UTF-8 text: byte {byte} cannot be read")
NOT_TEXT = Rule("not-text", _ERROR, "the character {character} cannot stand in a text file")
YAML_SYNTAX = Rule("yaml-syntax", _ERROR, "this is not YAML: {problem}")
INDENTATION = Rule("indentation", _ERROR, "this line is indented with {what}, not with spaces")
SEVERAL_DOCUMENTS = Rule("several-documents", _ERROR, "a second YAML document starts here")
YAML_ALIAS = Rule("yaml-alias", _ERROR, "the alias *{name} is not allowed here")
YAML_TAG = Rule("yaml-tag", _ERROR, "the tag {tag} is not allowed here")
TOO_DEEP = Rule("too-deep", _ERROR, "nested more than {deepest} levels deep")
TOO_LONG = Rule("too-long", _ERROR, "a text of {found:,} characters: {most:,} at most can stand in one field")
TOO_MANY = Rule("too-many", _ERROR, "more than {most:,} {what}")
COMPLEX_KEY = Rule("complex-key", _ERROR, "a key must be a word, not a list or a mapping")
DUPLICATE_KEY = Rule("duplicate-key", _ERROR, 'the key "{key}" stands here a second time')
CUT_AT_HASH = Rule("cut-at-hash", _WARNING, 'a comment starts here, so "{lost}" is no part of the text')

# --- shape -------------------------------------------------------------------------------

UNKNOWN_KEY = Rule("unknown-key", _ERROR, 'there is no field "{key}" here')
MISSING_KEY = Rule("missing-key", _ERROR, '"{key}" is missing')
WRONG_TYPE = Rule("wrong-type", _ERROR, "{field} must be {wanted}, not {found}")
UNKNOWN_VALUE = Rule("unknown-value", _ERROR, '{field} cannot be "{value}": choose {choices}')
BAD_ID = Rule("bad-id", _ERROR, '"{id}" cannot be an id: {why}')
BAD_DATE = Rule("bad-date", _ERROR, '"{value}" is not a date: write YYYY-MM-DD, YYYY-MM or YYYY')
NUMBER_FORM = Rule("number-form", _ERROR, "the number {plain} is written as {number}")
BAD_BOUNDS = Rule("bad-bounds", _ERROR, "these bounds of a date {what}")
BAD_COORDINATES = Rule("bad-coordinates", _ERROR, "these coordinates {what}")
OUT_OF_RANGE = Rule("out-of-range", _ERROR, "{field} must be {wanted}, not {value}")
EMPTY_TEXT = Rule("empty-text", _ERROR, "{field} is empty")
UNSAFE_LINK = Rule("unsafe-link", _ERROR, 'the link "{url}" is not allowed: only http, https and mailto')

# --- links -------------------------------------------------------------------------------

DUPLICATE_ID = Rule("duplicate-id", _ERROR, 'the id "{id}" is used for another {what} already')
ALIKE_IDS = Rule("alike-ids", _ERROR, 'the ids "{id}" and "{other}" are one to systems that tell no capitals apart')
UNKNOWN_CLAIM = Rule("unknown-claim", _ERROR, 'no claim "{id}"')
AMBIGUOUS_CLAIM = Rule("ambiguous-claim", _ERROR, 'the maps {maps} both have a claim "{id}"')
UNKNOWN_SOURCE = Rule("unknown-source", _ERROR, 'no source "{id}"')
UNKNOWN_PERSON = Rule("unknown-person", _ERROR, 'no person "{id}"')
UNKNOWN_PLACE = Rule("unknown-place", _ERROR, 'no place "{id}"')
UNKNOWN_PASSAGE = Rule("unknown-passage", _ERROR, 'no passage "{id}"')
UNKNOWN_TOPIC = Rule("unknown-topic", _ERROR, 'no topic "{id}"')
UNLISTED_TOPIC = Rule("unlisted-topic", _ERROR, 'the topic "{id}" is not listed in claims/argument.yml')
UNKNOWN_FIELD = Rule("unknown-field", _ERROR, 'no field "{id}" of the argument\'s own')
UNKNOWN_RIVALS = Rule("unknown-rivals", _ERROR, 'no rival answers "{id}"')
RENAMED_ID_IN_USE = Rule(
    "renamed-id-in-use", _ERROR, 'the id "{id}" is in use, so its address cannot redirect to "{new}"'
)
UNKNOWN_FINDING = Rule("unknown-finding", _ERROR, 'the claim "{claim}" has {what} of "{source}"')
UNKNOWN_SCHEME = Rule("unknown-scheme", _ERROR, 'no argument scheme "{id}"')
UNKNOWN_ROLE = Rule("unknown-role", _ERROR, 'the scheme "{scheme}" has no premise "{role}"')
UNKNOWN_QUESTION = Rule("unknown-question", _ERROR, 'the scheme "{scheme}" does not ask "{question}"')
ROLE_WITHOUT_SCHEME = Rule("role-without-scheme", _ERROR, "{what} without a scheme")
LISTED_TWICE = Rule("listed-twice", _ERROR, '"{id}" stands twice in this list')
SELF_ATTACK = Rule("self-attack", _ERROR, 'the claim "{id}" is set against itself')
SUPPORT_CYCLE = Rule("support-cycle", _ERROR, "these claims support one another in a circle: {cycle}")

# --- rival answers and expectations ------------------------------------------------------

EMPTY_GRID = Rule("empty-grid", _ERROR, "{what}")
MISSING_RATING = Rule("missing-rating", _ERROR, "{who} does not rate {what}")
UNKNOWN_ANALYST = Rule("unknown-analyst", _ERROR, 'the grid names no analyst "{id}"')
DUPLICATE_ROW = Rule("duplicate-row", _WARNING, 'this row {how} the row "{other}"')
UNMET_EXPECTATION = Rule(
    "unmet-expectation", _ERROR, '"{id}" has the status {found} ({clock}), but {expected} is expected'
)

# --- the mapped text and quotations ------------------------------------------------------

TEXT_MISSING = Rule("text-missing", _ERROR, 'the stored text "{file}" is not there')
TEXT_CHANGED = Rule("text-changed", _ERROR, "the stored text has changed: its SHA-256 is {found}")
TEXT_EMPTY = Rule("text-empty", _ERROR, 'the stored text "{file}" is empty')
QUOTE_EMPTY = Rule("quote-empty", _ERROR, "this quotation has no words of its source in it")
QUOTE_MISMATCH = Rule("quote-mismatch", _ERROR, "these words are not in the stored text of {source}")
PASSAGES_OUT_OF_ORDER = Rule(
    "passages-out-of-order", _ERROR, "this passage stands before {previous} in the text, or overlaps it"
)
OTHER_TEXT = Rule("other-text", _ERROR, "these passages are of {of}, but {mapped}")
UNCOVERED_TEXT = Rule("uncovered-text", _WARNING, "no passage covers “{text}”")
UNCLAIMED_PASSAGE = Rule("unclaimed-passage", _WARNING, "no claim is stated in {id}, and it is not marked no-claim")
CLAIMED_NO_CLAIM = Rule("claimed-no-claim", _ERROR, "{id} is marked no-claim, yet the claim {claim} is stated in it")
UNPLACED_CLAIM = Rule(
    "unplaced-claim", _ERROR, "this claim of the author says neither where it is stated nor why it is unstated"
)
MISPLACED_CLAIM = Rule("misplaced-claim", _ERROR, "{what}")

# --- private copies of sources ---------------------------------------------------------

BAD_LOCK = Rule("bad-lock", _ERROR, "the lock of the sources cannot be read: {why}")
LOCK_STALE = Rule("lock-stale", _WARNING, "the lock does not know this quotation of {source}")
QUOTE_NOT_IN_COPY = Rule("quote-not-in-copy", _ERROR, "these words are not in the copy of {source} {copy}")
COPY_CHANGED = Rule("copy-changed", _WARNING, "the newest copy of {source} no longer has these words")
QUOTE_IS_TITLE = Rule("quote-is-title", _WARNING, "this quotation is only the title of {source}")
QUOTE_TOO_SHORT = Rule("quote-too-short", _WARNING, "this quotation is so short that almost any text has it")
QUOTE_REPEATS = Rule("quote-repeats", _WARNING, "the copy of {source} has these words {count} times")
NO_ARCHIVE = Rule("no-archive", _WARNING, "{id} was fetched, and no archived copy is named that others could see")
SOURCE_GONE = Rule("source-gone", _WARNING, "{id} was no longer at its address on {asked}: {why}")
RETRACTED_SOURCE = Rule("retracted-source", _WARNING, "there is a notice about {id}: {kind}")

# --- grades and likelihoods --------------------------------------------------------------

UNGRADED_EVIDENCE = Rule("ungraded-evidence", _WARNING, "this evidence has no credibility grade with a reason")
NO_OUTCOME = Rule("no-outcome", _ERROR, "this outcome does not say how it turned out")
EARLY_OUTCOME = Rule("early-outcome", _WARNING, "this outcome was known by {as_of}: its source is dated {date}")
IDLE_FIELD = Rule("idle-field", _WARNING, '"{field}" has no effect here: {why}')
UNUSED_SOURCE = Rule("unused-source", _WARNING, 'no claim rests on the source "{id}"')
UNKNOWN_LIKELIHOOD = Rule("unknown-likelihood", _ERROR, '"{word}" is no likelihood word of ICD 203 or PHIA')
MIXED_LIKELIHOODS = Rule(
    "mixed-likelihoods", _WARNING, '"{word}" is a word of {scale} only; others here are of {other} only'
)
LIKELIHOOD_AND_CONFIDENCE = Rule(
    "likelihood-and-confidence", _WARNING, "one sentence gives both a likelihood and a confidence"
)

# --- what reasons are worth --------------------------------------------------------------

TRUISM_UNDERCUT = Rule("truism-undercut", _WARNING, "this undercut seems to be a truism: it names nothing of the case")
COUNTED_TWICE = Rule("counted-twice", _WARNING, "{what}")
LIKE_GRADED_UNLIKE = Rule(
    "like-graded-unlike", _WARNING, 'graded {grade}, but {grade_there} is the grade of "{other}", {what}'
)
RIVAL_NOT_MUTUAL = Rule(
    "rival-not-mutual",
    _WARNING,
    '"{id}" speaks against its rival "{other}", which does not speak against it; both answer "{rivals}"',
)
FINDING_INFERS = Rule("finding-infers", _WARNING, 'this finding seems to infer, with "{words}"')
STATED_ASSUMPTION = Rule("stated-assumption", _WARNING, "this is called an assumption, but {id} states it as a fact")

# --- dates -------------------------------------------------------------------------------

FUTURE_DATE = Rule("future-date", _WARNING, '"{field}" is {value}, which is in the future')
READ_BEFORE_PUBLISHED = Rule(
    "read-before-published", _WARNING, '"retrieved" is {retrieved}, before the "date" of publication, {published}'
)

# --- wording of claims -------------------------------------------------------------------

NOT_A_CLAIM = Rule("not-a-claim", _WARNING, "this seems to be no claim: {why}")
SEVERAL_CLAIMS = Rule(
    "several-claims", _WARNING, 'this seems to be more than one claim: another follows after "{words}"'
)
UNCLEAR = Rule("unclear", _WARNING, 'by itself this claim does not say what "{words}" stands for')
DUPLICATE_CLAIM = Rule("duplicate-claim", _WARNING, 'this says {how} as the claim "{other}"')
SHORT_TITLE = Rule("short-title", _WARNING, '"{title}", the title made from this id, is not a phrase: {why}')

# --- ignored checks ----------------------------------------------------------------------

UNKNOWN_CODE = Rule("unknown-code", _ERROR, 'no check has the code "{code}"')
IGNORED_ERROR = Rule("ignored-error", _ERROR, '"{code}" is an error, and only warnings can be ignored')
UNUSED_IGNORE = Rule("unused-ignore", _WARNING, '"{code}" finds nothing here that could be ignored')

CATALOGUE: tuple[Rule, ...] = tuple(value for value in globals().values() if isinstance(value, Rule))
"""All rules, in the order of this file."""
