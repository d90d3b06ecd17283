"""Closed lists of the announcements room."""

from enum import StrEnum

WORKFLOW = "announce_charter"


class Told(StrEnum):
    """What became of telling one person. Only WAITING holds a change back."""

    WAITING = "waiting"  # the mail is written and has not left yet
    LEFT = "left"
    RESTRICTED = "restricted"  # their data are restricted, so that no mail may use them
    BY_POST = "by_post"  # the officer noted it: a letter on paper went instead
    IN_PERSON = "in_person"  # the officer noted it: they were told face to face
    UNREACHABLE = "unreachable"  # the officer noted it: no address of theirs takes mail


# What the officer may note of people whose mail cannot leave.
NOTED_BY_HAND = (Told.BY_POST, Told.IN_PERSON, Told.UNREACHABLE)
