"""Closed lists of the credentials room."""

from enum import StrEnum


class AccountState(StrEnum):
    UNCONFIRMED = "unconfirmed"  # the link in the first mail was not followed yet
    ACTIVE = "active"
    CLOSED = "closed"  # fenced by an erasure


class LinkKind(StrEnum):
    CONFIRM = "confirm"
    RESET = "reset"
    ADDRESS = "address"
    CONTACT = "contact"  # opens the own data of who has no account
