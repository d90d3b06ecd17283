"""Tests mirror the source: `tests/<floor>/<room>/`."""
