"""The access journal: each look is entered, chained and anchored before it discloses anything."""
