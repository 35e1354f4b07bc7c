"""The evidence locker: private copies of sources, and what they say of the quotations.

The package exists so that every quotation can be checked against the words it is from, though copies
may not be published: they stay in a private store, and only their hashes and the places of the
quotations go into the committed lock. What may enter keeps, fetches, reads or compares copies; it
knows nothing of graphs and pages. Nothing here goes online but what its first line says so of.

Files:

- `adding`: Adding a copy: its bytes into the store, its record into the lock.
- `addresses`: Addresses of machines: which of them may be asked at all.
- `annotations`: Annotations: where quotations stand in their sources, in the vocabulary of the W3C
  for that.
- `charsets`: Bytes → text: in which encoding a copy is to be read.
- `comparing`: Comparing: which records of the lock hold for a copy that somebody else has.
- `dead_links`: Dead links: whether the address of each source still answers, and whether a
  publication has a notice. Goes online.
- `extract`: What is extracted from a copy: its text as a reader sees it, where pages begin, and
  where marks were left out.
- `fetching`: Fetching: what is now at the address of a source, kept unless it is a login or consent
  page. Goes online.
- `fragments`: Text fragments: what an address ends with, so that a browser opens a page at a
  passage and marks it.
- `html_text`: HTML → text: all that a reader can see of a page, in order, and nothing else.
- `looking`: Looking a quotation up in a copy: whether it is there, how closely, where, and a hash
  by which others can check it.
- `media`: Which kind of document a copy is, and how its text is extracted.
- `mhtml`: MHTML, as browsers save a page with all its parts: the page in it, with its encoding and
  its address.
- `pdf_text`: PDF → text, by PDFium: page by page, in the order in which the page stores its words.
- `robots`: robots.txt: which addresses the owner of a site asks programs not to request (RFC 9309).
- `store`: The store of copies: private files, each named by the SHA-256 of its bytes, written once
  and never changed.
- `verifying`: Verifying: look up every quotation in the private copies of its source and record the
  result.
- `wayback`: The Wayback Machine: the archived copy of an address that is nearest to a day, or a new
  one. Goes online.
- `web`: HTTP requests within limits: which machines, how long, how often, and how large an answer.
  Goes online.
- `web_archives`: Web archives, WARC and WACZ: the page of a source in a record of many answers, by
  warcio.
"""
