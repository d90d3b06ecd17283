"""Tables of the announcements room."""

from florilege.people.announcements.models.announcement import Announcement

__all__ = ["Announcement"]
