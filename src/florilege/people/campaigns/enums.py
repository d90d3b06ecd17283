"""Closed lists of the campaigns room."""

from enum import StrEnum

WORKFLOW = "send_campaign"


class Audience(StrEnum):
    """To whom a campaign is written."""

    AGREED = "agreed"  # who agreed to the school's news
    CUSTOMERS = "customers"  # who took a similar training and does not object


class CampaignState(StrEnum):
    DRAFT = "draft"
    SENDING = "sending"
    SENT = "sent"
    STOPPED = "stopped"  # by the office, in the middle
