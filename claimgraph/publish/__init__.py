"""From rendered pages to a site: MkDocs and its plugin, the build, the server for editors, PDF and search.

The package exists so that everything that knows of MkDocs, of browsers and of the disk is in one
place. What may enter publishes finished pages.

Files:

- `argument_page`: Pages of the argument as MkDocs handles them: it asks for their HTML when it
  comes to them.
- `atomic_swap`: Swap one folder for another in a single step, so that at no moment neither is in
  place.
- `build`: Site → disk: a MkDocs build into a fresh folder, then a swap.
- `escaping`: Escape the texts and addresses that MkDocs hands to the theme, whose templates write
  them as they are.
- `frames`: The theme's frame around pages that are alike: rendered once, then filled with what is
  each page's own.
- `from_elsewhere`: What the pages of a site load from other sites, which their
  Content-Security-Policy stops.
- `growing_index`: The index of the search as it grows: documents come while other pages are still
  being written.
- `index_joining`: Indexes of some pages each → the words of one index of all, in files of the size
  that a search likes.
- `index_pieces`: Pieces of the index of the search, as Pagefind makes them and its program in the
  browser reads them.
- `interface_language`: The language of a site's interface: Material's own option, else the
  argument's where there are words in it.
- `last_build`: The last build of a site: what of it is the same in the next one is taken from
  there, and not made again.
- `last_files`: Files of the last build: by what each is known to be what it was, and how it is
  taken into the next one.
- `look`: The look that the owner of a site sets in Material's own options, and what of it cannot
  hold.
- `made_file`: Files of the argument as MkDocs handles them: their content is made when they are
  written.
- `maps`: The maps of a site, as mkdocs.yml lists them: the options of each, and where each has its
  pages.
- `navigation`: What the navigation of a site lists.
- `page_html`: The HTML of a finished page: its white space, and the inline code that stands on it.
- `page_notes`: What is noted of pages as they are written, and what is made of that once all of
  them are.
- `page_order`: The order in which pages are written and numbered for the search: stretches of them
  side by side.
- `page_policies`: The Content-Security-Policy of each page of a build, with the code that it
  allows.
- `pdf`: The report as a PDF, printed by a Chromium where there is one.
- `plugin`: The MkDocs plugin: hands rendered pages to MkDocs. A thin adapter, for MkDocs and
  ProperDocs.
- `prepared`: A site that MkDocs has prepared: every address is known, and any one of them can be
  written by itself.
- `previews`: What a site is told to say of its pages for previews on other sites (Open Graph), by
  its mkdocs.yml.
- `printed_reports`: The reports of the maps of a site, printed as PDFs where there is something to
  print them with.
- `rendered_maps`: What the maps of a site become: each judged argument rendered by its options, and
  all joined into one site.
- `search_documents`: What the search is to find of each page of a site, and the files made of it:
  lists of words, and the index.
- `search_index`: Search documents → the files of a chunked static index, by Pagefind.
- `site_folder`: The folder of the built site: where it may be, and whether a build put everything
  in it there.
- `spare_site`: The site before the last one, which a large site keeps beside it: the next one
  begins as it, not with nothing.
- `theme_scripts`: The inline scripts of the theme, read from its templates and never from a page.
- `workers`: Work shared among processes: each part is done in one of them, and what comes of it is
  taken in order.
- `writing`: All of a prepared site, written at once: the pages by as many processes as it pays to.
- `serving/`: The site while it is edited: rebuilt on every save, served, and shown at once in the
  open page.
"""
