"""Tables of the credentials room."""

from florilege.people.credentials.models.account import Account
from florilege.people.credentials.models.link import OneTimeLink
from florilege.people.credentials.models.sign_in import SignIn
from florilege.people.credentials.models.throttle import Throttle

__all__ = ["Account", "OneTimeLink", "SignIn", "Throttle"]
