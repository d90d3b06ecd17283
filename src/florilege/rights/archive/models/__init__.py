"""Tables of the archive's desk, in the identity vault."""

from florilege.rights.archive.models.kept import ArchivedNote, KeptByLaw
from florilege.rights.archive.models.waiting import WaitingOpening

__all__ = ["ArchivedNote", "KeptByLaw", "WaitingOpening"]
