"""Tables of the watch."""

from florilege.oversight.models.field_use import FieldUse

__all__ = ["FieldUse"]
