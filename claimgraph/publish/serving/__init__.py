"""The site while it is edited: rebuilt on every save, served, and shown at once in the open page.

The package exists because MkDocs's own server loses the page on an error. What may enter watches,
builds or answers requests.

Files:

- `background`: What comes after a save is on the page: warnings, and the index of the search;
  stopped by the next save.
- `open_site`: The site of one turn of ``serve``: whatever is asked for is made then, once, and kept
  until the next turn.
- `server`: Serve the pages of the last good build, and tell open pages of every build, be it good
  or broken.
- `session`: Serve a project while it is edited: build, watch, build again, and tell the open pages.
- `watching`: Tell of saves: what changed under a project, once the editor, or git, has come to
  rest.
"""
