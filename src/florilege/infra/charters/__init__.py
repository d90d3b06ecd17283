"""The published charter: every edition for ever, which one is in force, and which is announced."""
