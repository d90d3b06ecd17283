"""A school's files that come in by a page: kept sealed while they wait, judged and taken by jobs."""
