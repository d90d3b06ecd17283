"""Which roles people hold, since when and until when."""
