"""What a school that comes in brings along: its files read, judged, taken over, and told of."""
