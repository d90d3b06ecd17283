"""The workshop of the demo: makes its films and its sheets out of short plain files."""
