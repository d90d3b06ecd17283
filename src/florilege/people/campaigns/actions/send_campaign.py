"""Begin to send a campaign, and stop one that is being sent."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from florilege.infra.workflow.running import begin
from florilege.infra.workflow.steps import workflow_named
from florilege.kernel.vocabulary import Vault
from florilege.people.campaigns.actions.write_campaign import NotADraft
from florilege.people.campaigns.enums import WORKFLOW, CampaignState
from florilege.people.campaigns.models import Campaign
from florilege.people.campaigns.rules import slices_for
from florilege.people.credentials.queries import count_active


class NotSending(Exception):
    """The campaign is not being sent."""


class AnotherIsSent(Exception):
    """One campaign is sent at a time, so that nobody gets two in one hour by mistake."""


def send_campaign(campaign_id: UUID, *, at: datetime) -> None:
    """Leave a campaign to the worker. Of two clicks, one begins it.

    Raises: NotADraft, AnotherIsSent.
    """
    drafts = Campaign.objects.filter(id=campaign_id, state=CampaignState.DRAFT)
    slices = slices_for(count_active())
    try:
        with transaction.atomic(using=Vault.IDENTITY.value):
            if not drafts.update(state=CampaignState.SENDING, begun_at=at, slices=slices):
                raise NotADraft
            begin(workflow_named(WORKFLOW), subject=None, about=campaign_id, at=at)
    except IntegrityError:
        raise AnotherIsSent from None


def stop_campaign(campaign_id: UUID, *, at: datetime) -> None:
    """Write to nobody more; what was written goes. Raises: NotSending."""
    sending = Campaign.objects.filter(id=campaign_id, state=CampaignState.SENDING)
    if not sending.update(state=CampaignState.STOPPED, ended_at=at):
        raise NotSending
