"""Tables of the register."""

from florilege.infra.documents.register.models.entry import EntryState, RegisterEntry

__all__ = ["EntryState", "RegisterEntry"]
