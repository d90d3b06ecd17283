"""Which declared fields are still read, so that what nobody reads for a year can go (POL-08)."""
