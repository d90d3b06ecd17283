"""How days and hours are written where Django's own formats do not write them as a book would."""
