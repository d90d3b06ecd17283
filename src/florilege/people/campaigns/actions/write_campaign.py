"""Write a campaign, or write it anew while it is a draft."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from florilege.kernel.subjects import SubjectRef
from florilege.people.campaigns.enums import Audience, CampaignState
from florilege.people.campaigns.models import Campaign


class NotADraft(Exception):
    """The campaign was begun: its words have reached people."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said, and to whom. `course` is the one whose customers are addressed."""

    title: str
    text: str
    audience: Audience
    course: UUID | None = None
    course_title: str = ""


def write_campaign(words: Words, *, by: SubjectRef, at: datetime) -> UUID:
    """Keep a draft; nobody is written to."""
    made = Campaign.objects.create(id=uuid4(), written_by=by, written_at=at, **_fields(words))
    return made.id


def rewrite_campaign(campaign_id: UUID, words: Words, *, by: SubjectRef, at: datetime) -> None:
    """Raises: NotADraft."""
    drafts = Campaign.objects.filter(id=campaign_id, state=CampaignState.DRAFT)
    if not drafts.update(written_by=by, written_at=at, **_fields(words)):
        raise NotADraft


def discard_campaign(campaign_id: UUID) -> None:
    """Throw a draft away. Raises: NotADraft."""
    if not Campaign.objects.filter(id=campaign_id, state=CampaignState.DRAFT).delete()[0]:
        raise NotADraft


def _fields(words: Words) -> dict[str, object]:
    customers = words.audience is Audience.CUSTOMERS
    return {
        "title": words.title,
        "text": words.text,
        "audience": words.audience,
        "course_id": words.course if customers else None,
        "course_title": words.course_title if customers else "",
    }
