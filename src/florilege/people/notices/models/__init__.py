"""Tables of the notices room."""

from florilege.people.notices.models.notice_shown import NoticeShown

__all__ = ["NoticeShown"]
