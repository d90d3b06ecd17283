"""Floor 1: the published policy as typed data. Plain Python; no Django, no clock."""
