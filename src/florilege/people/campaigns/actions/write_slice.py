"""Write a campaign to one slice of the people: letters, counts and place in one transaction."""

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from florilege.infra.mail.promoting import Fates, Promotion, write_promotions
from florilege.infra.mail.reaching import Reach
from florilege.kernel.subjects import SubjectRef
from florilege.people.campaigns.enums import Audience, CampaignState
from florilege.people.campaigns.mailing import kind_for
from florilege.people.campaigns.models import Campaign
from florilege.people.campaigns.rules import bounds
from florilege.people.credentials.contacts import reaches_of
from florilege.people.credentials.queries import active_people_between


class SliceTaken(Exception):
    """Another worker wrote this slice, or the campaign was stopped: nothing is written twice."""


def write_slice(row: Campaign, *, at: datetime) -> None:
    """Write to the next slice. Raises: SliceTaken, with nothing written."""
    people = active_people_between(*bounds(row.slices_done, slices=row.slices))

    def note(fates: Fates) -> None:
        counts = Counter(fates.values())
        by_reason = Counter(row.skipped) + Counter(
            {skip.value: count for skip, count in counts.items() if skip is not None}
        )
        here = Campaign.objects.filter(
            id=row.id, state=CampaignState.SENDING, slices_done=row.slices_done
        )
        if not here.update(
            slices_done=row.slices_done + 1,
            reached=row.reached + counts[None],
            skipped=dict(by_reason),
        ):
            raise SliceTaken

    write_promotions(people, promotion=_promotion(row), reaches=_reaches, note=note, at=at)


def _promotion(row: Campaign) -> Promotion:
    return Promotion(
        id=row.id,
        kind=kind_for(Audience(row.audience)),
        title=row.title,
        text=row.text,
        course=row.course_id,
        course_title=row.course_title,
    )


def _reaches(people: list[SubjectRef]) -> Mapping[SubjectRef, Reach]:
    return {
        person: Reach(
            address=reach.address,
            language=reach.language if reach.language in ("fr", "en") else "fr",
        )
        for person, reach in reaches_of(people).items()
    }
