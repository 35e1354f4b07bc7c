"""Changes to the files that editors write, made so that nothing else in them moves.

The package exists because editors keep their comments, order and line breaks. What may enter
changes exact places of files, is tried on a copy first, and changes all files concerned or none.

Files:

- `bibtex`: BibTeX and BibLaTeX as bibliographic records.
- `blocks`: Put fields into a mapping or a list that is written in lines, or take them out, and
  touch no other line.
- `comments`: Comments and blank lines, each given to the field that it belongs to, so that the two
  move together.
- `csl`: Bibliographic records (CSL-JSON) as sources: what a record says, and nothing that it does
  not say.
- `doi`: Ask a DOI resolver for the record of a publication.
- `draft`: A copy of what editors write, in which a change is tried before it is made.
- `errors`: What a command that edits says when it cannot do what it was asked to.
- `formatting`: Bring the files of an argument into their canonical form.
- `ids`: Ids that are new: that they can be used, and what else would do.
- `items`: Items added to a list in the entry of a claim, whether or not the list is there yet.
- `journal`: Carry out a change of several files as one: either all of them change, or none does.
- `layout`: How files of the argument are laid out: the order of their fields, and what stands
  apart.
- `mentions`: What names a claim or a page outside the fields that hold ids: prose, hand-written
  pages, the navigation.
- `modelines`: The line at the top of a file that tells an editor's language server which schema it
  has.
- `patch`: A change shown as a diff, in the form that ``git apply`` takes.
- `printer`: The canonical form of a file: the same fields and comments, in the order and the layout
  of the format.
- `record`: The record of a change that is being carried out: which files it is about, and where
  their old and new forms are.
- `references`: Where an id or a link to a claim stands in a file, told by what the format says of
  its fields.
- `renamed_file`: claims/renamed.yml, kept in step with what is renamed.
- `renaming`: Give an id another name, everywhere: no link breaks, no review goes stale, and the old
  address leads on.
- `reviewing`: Write down that a claim was reviewed, in the form that it now has.
- `scaffolds`: New claims, sources and findings, written into the files where they belong.
- `schema_files`: The schemas as files, and the line in each file of the argument that names its
  schema.
- `source_fields`: One field of several sources, written where the format has it: another address,
  or that of an archived copy.
- `splices`: Exact changes to a text: what stands at a place is replaced, and all else keeps its
  bytes.
- `starter`: The argument that a new project begins with: a small one, complete, and invented.
- `text_layout`: A text in its canonical form: on the line of its key where it fits, else folded
  below.
- `tree`: A YAML file to be edited: its values as `claimgraph.argument.yaml_nodes` reads them, and
  its comments.
"""
