"""Send a campaign: slice after slice, each in one transaction, then the end is noted."""

from django.utils.translation import gettext_noop

from florilege.infra.workflow.steps import Counts, NotYet, Situation, Step, Workflow, register
from florilege.people.campaigns.actions.write_slice import SliceTaken, write_slice
from florilege.people.campaigns.enums import WORKFLOW, CampaignState
from florilege.people.campaigns.models import Campaign

SLICES = 40  # in one go: then the worker breathes, and its lease begins anew


def write(situation: Situation) -> Counts:
    """Write to the slices that remain. Raises: NotYet after some of them."""
    for _turn in range(SLICES):
        row = _sending(situation)
        if row is None or row.slices_done == row.slices:
            return {}
        try:
            write_slice(row, at=situation.at)
        except SliceTaken:
            raise NotYet(situation.at) from None
    raise NotYet(situation.at)


def finish(situation: Situation) -> Counts:
    """Note the end, and how many were reached."""
    row = _sending(situation)
    if row is not None:
        Campaign.objects.filter(id=row.id, state=CampaignState.SENDING).update(
            state=CampaignState.SENT, ended_at=situation.at
        )
    return {}


def _sending(situation: Situation) -> Campaign | None:
    assert situation.about is not None
    return Campaign.objects.filter(id=situation.about, state=CampaignState.SENDING).first()


SEND_CAMPAIGN = register(
    Workflow(
        name=WORKFLOW,
        steps=(
            Step("write", write, gettext_noop("Write the letters")),
            Step("finish", finish, gettext_noop("Note the end")),
        ),
    )
)
