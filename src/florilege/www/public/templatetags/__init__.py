"""Template tags of the public pages; other audiences use them too."""
