"""Closed lists of the certification room."""

from enum import StrEnum


class CertificateKind(StrEnum):
    """Two conditions, two documents; neither is the delivery certificate (FUN-02)."""

    PATH_CERTIFICATE = "path_certificate"
    SKILLS_ATTESTATION = "skills_attestation"


class Shows(StrEnum):
    """What the holder lets the public check page show of them."""

    NOTHING = "nothing"
    INITIALS = "initials"
    NAME = "name"


class RenewalReason(StrEnum):
    """Why a new edition is asked for; it is printed on it."""

    NAME_CHANGED = "name_changed"
    MISSPELT = "misspelt"


class CorrectionState(StrEnum):
    """Where a request for a corrected edition stands."""

    WAITING = "waiting"
    GRANTED = "granted"
    REFUSED = "refused"


class RevocationReason(StrEnum):
    """Why the school takes a document back; its holder reads it in the letter."""

    IN_ERROR = "in_error"
    FRAUD = "fraud"
    ASKED = "asked"
