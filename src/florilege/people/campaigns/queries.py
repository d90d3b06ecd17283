"""Read campaigns and count whom one would reach: numbers only, nobody's name."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from florilege.infra.mail.canvassing import Skip, skipped
from florilege.people.campaigns.enums import Audience, CampaignState
from florilege.people.campaigns.mailing import kind_for
from florilege.people.campaigns.models import Campaign
from florilege.people.campaigns.rules import bounds
from florilege.people.credentials.queries import active_people_between, count_active

AT_ONCE = 2_000  # people counted with one query each to three tables


@dataclass(frozen=True, slots=True)
class Counted:
    """How many are reached, and how many are not, by reason."""

    reached: int
    skipped: tuple[tuple[Skip, int], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A campaign as the office sees it."""

    id: UUID
    title: str
    text: str
    audience: Audience
    course_id: UUID | None
    course_title: str
    state: CampaignState
    written_at: datetime
    begun_at: datetime | None
    ended_at: datetime | None
    percent: int
    counted: Counted


def campaigns(*, most: int = 50) -> list[Shown]:
    """Give the campaigns, the latest first."""
    return [_shown(row) for row in Campaign.objects.order_by("-written_at")[:most]]


def campaign(campaign_id: UUID) -> Shown | None:
    row = Campaign.objects.filter(id=campaign_id).first()
    return _shown(row) if row else None


def count_audience(audience: Audience, *, course: UUID | None) -> Counted:
    """Count whom a campaign would reach now, and who would be skipped."""
    slices = max(1, -(-count_active() // AT_ONCE))
    fates: Counter[Skip | None] = Counter()
    for number in range(slices):
        people = active_people_between(*bounds(number, slices=slices))
        found = skipped(people, purpose=kind_for(audience).purpose, course=course)
        fates.update(found.values())
    return _counted(fates.pop(None, 0), {skip: fates[skip] for skip in Skip})


def _counted(reached: int, by_reason: dict[Skip, int]) -> Counted:
    told = tuple((skip, by_reason[skip]) for skip in Skip if by_reason.get(skip))
    return Counted(reached=reached, skipped=told)


def _shown(row: Campaign) -> Shown:
    return Shown(
        id=row.id,
        title=row.title,
        text=row.text,
        audience=Audience(row.audience),
        course_id=row.course_id,
        course_title=row.course_title,
        state=CampaignState(row.state),
        written_at=row.written_at,
        begun_at=row.begun_at,
        ended_at=row.ended_at,
        percent=100 * row.slices_done // row.slices if row.slices else 0,
        counted=_counted(row.reached, {Skip(word): n for word, n in row.skipped.items()}),
    )
