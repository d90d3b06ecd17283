"""Tables of the archive's desk, in the identity vault."""

from florilege.rights.archive.models.kept import ArchivedNote, KeptByLaw

__all__ = ["ArchivedNote", "KeptByLaw"]
