"""From rendered pages to a site: MkDocs and its plugin, the build, the server for editors, PDF and search.

The package exists so that everything that knows of MkDocs, of browsers and of the disk is in one
place. What may enter publishes finished pages.

Files:

- `atomic_swap`: Put one folder in the place of another in a single step, so that there is no moment
  without either.
- `build`: Site → disk: a MkDocs build into a fresh folder, then a swap.
- `pdf`: The report as a PDF, printed by a Chromium where there is one.
- `plugin`: The MkDocs plugin: hands rendered pages to MkDocs. A thin adapter, for MkDocs and
  ProperDocs.
- `search_index`: Search documents → a chunked static index, by Pagefind.
- `serving/`: The site while it is edited: rebuilt on every save, served, and shown at once in the
  open page.
"""
