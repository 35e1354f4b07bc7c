"""Changes to the files that editors write, made so that nothing else in them moves.

The package exists because editors keep their comments, order and line breaks. What may enter
changes exact places of files, is tried on a copy first, and changes all files concerned or none.

Files:

- `bibtex`: BibTeX and BibLaTeX as bibliographic records.
- `blocks`: Add or remove fields of a mapping or a list in block style, and touch no other line.
- `comments`: Comments and blank lines, each attached to the field that it belongs to, so that the
  two move together.
- `csl`: Bibliographic records (CSL-JSON) as sources: what a record states, and nothing beyond it.
- `doi`: Ask a DOI resolver for the record of a publication.
- `draft`: A copy of the editors' files, in which a change is tried before it is made.
- `empty_start`: The files of an argument that begins empty: a question, one topic with one claim to
  replace, and perhaps a text.
- `errors`: What a command that edits says when it cannot do what it was asked to.
- `formatting`: Bring the files of an argument into their canonical form.
- `ids`: New ids: whether they can be used, and which others could be.
- `installed_from`: What claimgraph was installed from, as a line that pip can read (PEP 610 records
  it).
- `items`: Items added to a list in the entry of a claim, whether or not the list is there yet.
- `journal`: Change several files as one transaction: either all of them change, or none does.
- `layout`: How files of the argument are laid out: the order of fields, and blank lines between
  entries.
- `mentions`: Mentions of a claim or a page outside the fields that hold ids: in prose, hand-written
  pages and the navigation.
- `modelines`: The line at the top of a file that tells an editor's language server which schema it
  has.
- `new_files`: Add whole files to an argument: a topic, and the passages of a text that is stored
  with it.
- `patch`: A change shown as a diff, in the form that ``git apply`` takes.
- `printer`: The canonical form of a file: the same fields and comments, in the order and the layout
  of the format.
- `record`: The record of a change in progress: which files it is about, and where their old and new
  forms are.
- `references`: Where an id or a link to a claim stands in a file, according to the format's
  declarations of its fields.
- `renamed_file`: claims/renamed.yml, updated for every renaming.
- `renaming`: Rename an id everywhere: no link breaks, no review goes stale, and the old address
  redirects.
- `reviewing`: Record that a claim was reviewed, with the fingerprint of its present form.
- `scaffolds`: Add claims, sources and findings to the files where they belong.
- `schema_files`: The schemas as files, and the line in each file of the argument that names its
  schema.
- `sentences`: Split a text into the passages of a map: its sentences, named by paragraph and place.
- `source_fields`: Set one field of several sources: a new address, or that of an archived copy.
- `splices`: Exact changes to a text: a stretch is replaced, and all other bytes stay.
- `starter`: What is written into the folder of a new project: a starter argument, with all that
  builds its site.
- `starter_kinds`: The kinds of starter that an argument can begin from: whom each is for, and what
  it leaves open.
- `text_layout`: A text in its canonical form: on the line of its key where it fits, else folded
  below.
- `tree`: A YAML file to be edited: its values as `claimgraph.argument.yaml_nodes` reads them, and
  its comments.
"""
