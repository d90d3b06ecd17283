"""Pure rules: how the ids of people are cut into slices, so that a campaign's place names nobody."""

from uuid import UUID

PEOPLE_A_SLICE = 50  # in one transaction: others wait for it on an embedded vault
_IDS = 1 << 128


def slices_for(people: int) -> int:
    """Give into how many slices to cut, a power of two.

    Example: 120 people go into 4 slices.
    """
    slices = 1
    while slices * PEOPLE_A_SLICE < people:
        slices *= 2
    return slices


def bounds(number: int, *, slices: int) -> tuple[UUID, UUID]:
    """Give the first and the last id of a slice, both included.

    Example: of two slices, the second one begins with `80000000-…`.
    """
    width = _IDS // slices
    return UUID(int=number * width), UUID(int=(number + 1) * width - 1)
