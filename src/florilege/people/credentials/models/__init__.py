"""Tables of the credentials room."""

from florilege.people.credentials.models.account import Account
from florilege.people.credentials.models.address_change import AddressChange
from florilege.people.credentials.models.link import OneTimeLink
from florilege.people.credentials.models.sign_in import SignIn
from florilege.people.credentials.models.throttle import Throttle

__all__ = ["Account", "AddressChange", "OneTimeLink", "SignIn", "Throttle"]
