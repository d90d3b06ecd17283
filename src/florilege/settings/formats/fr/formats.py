"""French: 23 novembre 2026 à 9 h 46. The spaces inside are not broken at the end of a line."""

TIME_FORMAT = "G\u00a0\\h\u00a0i"
DATETIME_FORMAT = "j F Y à G\u00a0\\h\u00a0i"
