"""What the production processes share: a clean start, an honest refusal, a careful stop."""
