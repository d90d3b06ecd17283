"""Closed lists of the published charter."""

from enum import StrEnum


class EditionKind(StrEnum):
    """How an edition came: the first one, a correction of form, or a change that takes notice."""

    FIRST = "first"
    MINOR = "minor"
    SUBSTANTIAL = "substantial"
