"""Names that are not sealed, for the page that sealed ones are compared with."""
