"""The closed lists of this room."""

from enum import StrEnum


class Why(StrEnum):
    """What kept a copy from being made, read or brought back."""

    ABSENT = "absent"  # the place is not there, or does not answer
    EMPTIED = "emptied"  # the place is there, and what was written to it before is not
    FULL = "full"
    REFUSED = "refused"  # the place does not let us in, or would be reached in clear
    DAMAGED = "damaged"  # what was read back is not what was written
    WRONG_KEY = "wrong_key"
    NO_KEY = "no_key"
    NOT_READ = "not_read"  # a vault could not be read
    NO_SERVER = "no_server"  # the drill has no database server to restore to
    NOT_EQUAL = "not_equal"  # what was brought back is not what was saved
    NO_COPY = "no_copy"
    STOPPED = "stopped"  # the process ended before its work


class State(StrEnum):
    UNDER_WAY = "under_way"
    DONE = "done"
    FAILED = "failed"
