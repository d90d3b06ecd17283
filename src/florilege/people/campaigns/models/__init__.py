"""Tables of the campaigns room."""

from florilege.people.campaigns.models.campaign import Campaign

__all__ = ["Campaign"]
