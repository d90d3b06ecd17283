"""Tables of the journal vault. They are written by `appending` and pruned by the month."""

from florilege.infra.journal.models.entry import Entry, EntrySubject
from florilege.infra.journal.models.head import Head, Segment

__all__ = ["Entry", "EntrySubject", "Head", "Segment"]
