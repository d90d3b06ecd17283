"""Tables of the register."""

from florilege.infra.documents.register.models.entry import RegisterEntry

__all__ = ["RegisterEntry"]
