"""Tables of the identity room."""

from florilege.people.identity.models.profile import Profile

__all__ = ["Profile"]
