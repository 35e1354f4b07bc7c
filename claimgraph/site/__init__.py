"""Floor 4: the pages of a judged argument, as plain data and as HTML. It knows nothing of MkDocs."""
