"""The site while it is edited: rebuilt on every save, served, and shown at once in the open page."""
