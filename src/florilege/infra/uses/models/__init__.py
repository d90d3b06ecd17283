"""Tables of the record of uses."""

from florilege.infra.uses.models.field_use import FieldUse

__all__ = ["FieldUse"]
