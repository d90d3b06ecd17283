"""Whether the school closes, and when: known to every floor, so that nothing new begins."""
