"""A whole school handed over in open formats, for another program. It knows no room."""
