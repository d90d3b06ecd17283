"""Events on their way end at delivery, and never before it."""

from florilege.infra.retention.starting import ends_itself

ends_itself("outbox.Parcel", why="gone at delivery")
