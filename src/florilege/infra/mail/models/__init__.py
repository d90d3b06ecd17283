"""Tables of the mail machinery."""

from florilege.infra.mail.models.letter import Letter

__all__ = ["Letter"]
