"""Tables of the contacts room."""

from florilege.people.contacts.models.contact import Contact

__all__ = ["Contact"]
