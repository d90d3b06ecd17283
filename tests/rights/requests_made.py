"""Requests as people and the desk make them, on days that a test chooses."""

from datetime import UTC, date, datetime
from uuid import UUID

from florilege.infra.clock import LEGAL_ZONE
from florilege.rights.actions.open_request import Received, open_request, take_request
from florilege.rights.enums import RequestKind, Way
from florilege.rights.models import RightsRequest
from tests.people_made import Made


def at_noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=LEGAL_ZONE).astimezone(UTC)


def asked(made: Made, kind: RequestKind = RequestKind.ACCESS, *, on: date) -> RightsRequest:
    return open_request(
        person=made.person, kind=kind, told="Tout, s’il vous plaît.", at=at_noon(on)
    )


def letter(
    by: Made,
    *,
    on: date,
    kind: RequestKind = RequestKind.ACCESS,
    email: str = "",
    received_on: date | None = None,
    number: UUID | None = None,
) -> RightsRequest:
    received = Received(
        kind=kind,
        way=Way.LETTER,
        received_on=received_on or on,
        told="Je voudrais savoir ce que vous avez sur moi.",
        name="Berthe Oulié",
        email=email,
        address="4 rue des Lilas, 49000 Angers",
        has_mandate=False,
    )
    return take_request(received, by=by.person, at=at_noon(on), request_id=number)
