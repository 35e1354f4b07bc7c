"""The format of editors' files, and how they are read, with positions, into the model of an argument.

The package exists so that everything above it works on one checked model and never sees YAML. What
may enter reads, checks or describes what editors write; it knows nothing of graphs, statuses or
pages.

Files:

- `areas`: Where a place lies on the globe: a spot, or an area between two parallels and two
  meridians.
- `assemble`: Files → model: read the argument's files and put the model together.
- `clocks`: Then and now: the two clocks by which an argument is judged.
- `code_spans`: What of a Markdown text is shown as code: fenced blocks, and stretches between
  backticks.
- `cut_texts`: Plain texts that YAML cuts at a hash, because it reads the rest as a comment.
- `dates`: Dates that are known to the year, the month or the day, or only within bounds.
- `declared_language`: The language that an argument says it is in, found at a glance, before the
  argument is read.
- `documents`: Hand-written pages: their ``[[claim-id]]`` links, found with places and turned into
  links.
- `field_types`: The values that fields of the format hold: words, ids, dates, links, and lists of
  them.
- `files`: Find the files of an argument and read their bytes as documents.
- `fingerprint`: Fingerprints: the form in which a claim was reviewed, and what its status then
  rested on.
- `first_faults`: The first faults of a file that has very many, without a look at all of them.
- `folders`: List a folder: its files, and every path that is unreadable, leads outside, or is
  neither file nor folder.
- `ids`: Ids: which words can be one, which of them mean the same, and the nearest word that could
  be one.
- `ignores`: Checks that editors ask to pass over: one code on one item, with a reason.
- `indentation`: Lines that look indented with spaces but are indented with other white characters.
- `json_schema`: JSON Schemas of the files of an argument, for editors that complete, explain and
  check while one types.
- `kept`: What was made of files before, kept so that a file which has not changed is not read
  again.
- `lock`: The lock, claims/sources.lock.json: records of private copies of sources, and of the
  quotations in them.
- `marks`: Marks of fields: what the classes of the format declare about a field beyond its type.
- `model`: The model of an argument: what is said, by whom, resting on what.
- `prose`: Inline Markdown in prose fields: emphasis, code, links, and ``[[claim-id]]``.
- `reading`: What was read of an argument, and what of it could not be read.
- `remembering`: What is made of a claim alone, remembered while the claim is what it is.
- `rereading`: A file of which one entry was edited, read again by reading that entry alone.
- `shape`: What may stand where in a file, read off the classes of the format; and a walk through a
  file by it.
- `sizes`: How much a file may hold: more than anybody writes, and little enough to be read at once.
- `texts`: Stored texts: the copies against which quotations are checked.
- `things`: The things of an argument that have ids.
- `validate`: Check a document against the shape of its file, and say in place what is wrong.
- `yaml_faults`: What the YAML parser finds wrong, in plain words and with a hint.
- `yaml_nodes`: YAML as plain Python values that remember where they stood.
- `yaml_writer`: Values written as YAML, so that they are read as they were meant.
- `checks/`: Checks of the model: every id exists, every quotation is exact, every sentence of the
  text is covered.
- `entries/`: The format: the shape of every file that editors write, each field declared once.
- `lints/`: Lints: probable faults in the wording of claims and findings, and in reasons and grades.
- `quotations/`: Quotations: whether a quotation is in a text, and which words the text has instead.
"""
