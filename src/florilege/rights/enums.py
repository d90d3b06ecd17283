"""Closed lists of the desk."""

from enum import StrEnum


class RequestKind(StrEnum):
    """What a person may ask for (GDPR art. 15 to 21 and 7(3); Informatique et Libertés 84 to 86)."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    PORTABILITY = "portability"
    CONSENT = "consent"  # its withdrawal
    AFTER_DEATH = "after_death"


class Way(StrEnum):
    """How a request came in. Who asks in their space is known; nobody doubts who they are."""

    SPACE = "space"
    LETTER = "letter"
    MAIL = "mail"
    SPOKEN = "spoken"
    PAGE = "page"  # the public page of a school that has closed


class Origin(StrEnum):
    """Where an erasure comes from; it names nobody."""

    PERSON = "person"  # asked for in their own space
    DESK = "desk"  # asked for by letter, carried out at the desk
    LAPSED = "lapsed"  # nobody asked: a duration of the policy was over


class RequestState(StrEnum):
    OPEN = "open"
    PAUSED = "paused"  # a proof of identity is awaited, and the clock stands still
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"  # by the person


RUNNING = (RequestState.OPEN, RequestState.PAUSED)


class Outcome(StrEnum):
    GRANTED = "granted"
    PARTLY = "partly"
    REFUSED = "refused"


class RefusalGround(StrEnum):
    """Why a request is refused, wholly or in part; the answer says the rest in its own words."""

    ISSUED = "issued"  # an issued or signed document attests its day
    CORRECT = "correct"  # what is kept is right, as far as it can be checked
    LAW = "law"  # a law has it kept (GDPR art. 17(3)(b))
    CLAIMS = "claims"  # it serves legal claims (GDPR art. 17(3)(e))
    OTHERS = "others"  # it would harm other people's rights (GDPR art. 15(4))
    NOT_HERE = "not_here"  # nothing of what is asked for is kept here
    EXCESSIVE = "excessive"  # manifestly unfounded or excessive (GDPR art. 12(5))
    IDENTITY = "identity"  # nobody could tell whose data it is (GDPR art. 12(2))


class StepKind(StrEnum):
    """What happened to a request; together the steps are its trace."""

    OPENED = "opened"
    TAKEN = "taken"  # entered by the office or the officer from a letter
    DOUBTED = "doubted"
    PROVED = "proved"
    EXTENDED = "extended"
    CARRIED_OUT = "carried_out"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"


class Urgency(StrEnum):
    """How pressing a request is on a day."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    IN_TIME = "in_time"
    PAUSED = "paused"


class Ground(StrEnum):
    """Why data are restricted (GDPR art. 18(1))."""

    ACCURACY = "accuracy"
    UNLAWFUL = "unlawful"
    CLAIMS = "claims"
    OBJECTION = "objection"


class ChoiceKind(StrEnum):
    """What a line of the ledger is about."""

    CONSENT = "consent"
    AGREEMENT = "agreement"  # the second person's, for somebody under fifteen
    OBJECTION = "objection"
    FIFTEEN = "fifteen"  # the person says that they are fifteen now


class ChosenBy(StrEnum):
    PERSON = "person"
    SECOND_PERSON = "second_person"
    OFFICER = "officer"  # on a request that came by letter


class Wish(StrEnum):
    """What is to become of the data after death."""

    ERASE = "erase"
    HAND_OVER = "hand_over"
    BY_RULE = "by_rule"  # each datum follows its published duration


class Cause(StrEnum):
    """What recipients are told of (GDPR art. 19)."""

    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"


class TellingState(StrEnum):
    WAITING = "waiting"  # the officer tells them
    TOLD = "told"
    NOT_TOLD = "not_told"


class NotToldReason(StrEnum):
    """Why a recipient was not told, as far as the program can say it by itself."""

    NOTHING_HANDED = "nothing_handed"
    OUR_STORES = "our_stores"
    DELIVERED = "delivered"
    LEFT = "left"  # the person who looked has no address here any more
    IMPOSSIBLE = "impossible"
    EXCESSIVE = "excessive"
