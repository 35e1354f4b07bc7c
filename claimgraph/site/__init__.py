"""The pages of a judged argument, as plain data and as HTML.

The package exists so that the site does not depend on MkDocs: a page is data before it is HTML.
What may enter makes views, words, drawings or files of the site, and knows nothing of MkDocs.

Files:

- `atlas`: The atlas: everything that pages ask of a judged argument, looked up once.
- `cards`: Cards: a claim alone, small enough to stand in another site's page, and how to cite or
  embed it.
- `citation`: How a claim of this map is cited: as BibTeX, as CSL-JSON and in plain words.
- `compiled`: Compiled templates, kept for the life of the process, where none can be kept from run
  to run.
- `compiled_templates`: Templates as they were compiled in an earlier run, kept as Python keeps its
  compiled modules.
- `differing`: Where the analysts of a grid differ, and what they agree on, as the page of the grid
  tells it.
- `firmness`: How firm a headline conclusion is: its weakest link, what it depends on, and what
  would change it.
- `format_words`: The format in plain words: which values a field may hold, and an example as it is
  written.
- `imprint`: What a site says of itself: who makes it, what it is called, and where its files are.
- `joined`: Several maps on one site: each in a folder of its own, with one search over all of them.
- `kept_evidence`: How well the evidence is kept: quotations by their state, and the states of
  sources and their addresses.
- `linked_data`: What a claim's page says to search engines, in the words of schema.org.
- `links`: Addresses: where pages are, and how one page leads to another.
- `marks`: Marks of pages: as long as the mark of a page is the same, so is the page, and need not
  be made again.
- `outline`: The outline of a topic: its claims as a list, below each what bears on it, each claim
  opened once.
- `own`: What an argument adds of its own, as pages show it: values of its fields, and tags.
- `own_files`: The tool's own styles, scripts and fonts, as they are published.
- `page`: A page is plain data before it is HTML, and is made only when it is asked for.
- `paging`: Long lists in pages: how much a page holds, and where the rest of its list is.
- `plain_output`: Templates that become plain Python: they read attributes, call macros and join
  strings without asking each time.
- `policy`: The Content-Security-Policy of the site: only the site's own scripts run, and only its
  own files are fetched.
- `published`: Data for the site's scripts: the map that they judge in the browser, and the cards of
  claims for previews.
- `quotations`: The states of quotations: where each was found, with proofs that anyone can repeat,
  and counts.
- `redirects`: Pages at old addresses that redirect to the new ones, so that links from elsewhere do
  not break.
- `render`: Views → HTML. The one owner of the Jinja environment.
- `report`: The whole argument as one document for print: contents, claims in reading order,
  evidence, sources, gaps.
- `repository`: The repository of a site's files, where its host lets readers edit a file or open an
  issue in their browser.
- `scorecard`: The nine tradecraft standards of ICD 203, each with how well this map meets it and
  how that was judged.
- `search`: What the search finds: one lean document per page, with findings and quotations as parts
  of their claim's.
- `search_words`: The words of the search: further forms of words by which a text is found.
- `sides`: What speaks for a claim and against it, in a line each; and its weakest premise.
- `status_sentences`: Why a claim has its status, in plain sentences.
- `statuses`: The statuses as they are shown: look, word and meaning of each, in the language that
  is spoken.
- `views`: Views: exactly what templates see. Plain values, no lookups, no logic left to templates.
- `wording`: Plain words for computed results: every text of the site's own that is not in a
  template.
- `drawing/`: Maps as drawings: what stands where, in units, before it is SVG.
- `pages/`: One module per kind of page: from the atlas to the page's view.
"""
