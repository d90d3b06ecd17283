"""The journal's months end as a whole, so that its chain stays whole."""

from florilege.infra.retention.starting import ends_itself

ends_itself("journal.EntrySubject", why="gone with its month, by the journal's own task")
