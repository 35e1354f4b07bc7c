"""From rendered pages to a site: MkDocs and its plugin, the build, the server for editors, PDF and search."""
