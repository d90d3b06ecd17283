"""The one gate: a personal value opens only for a declared purpose, after it was journaled."""
