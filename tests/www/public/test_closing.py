"""Who asks for an archived document on the public page presses twice, and asks once."""

import re
from pathlib import Path

from django.test import Client

from florilege.kernel.vocabulary import Role
from florilege.rights.models import RightsRequest
from tests.people.closing.test_closing import announced, on_day
from tests.people_made import make_person

PAGE = "/fermeture/"
GIVEN = {"name": "Odile Fougeray", "email": "odile@courrier.example", "told": "Ma preuve"}


def test_two_clicks_are_one_request(house: Path) -> None:
    make_person(roles=(Role.OFFICER,))

    with on_day(announced()):
        shown = Client().get(PAGE).content.decode()
        number = re.search(r'name="number" value="([^"]+)"', shown)
        assert number is not None
        given = GIVEN | {"number": number[1]}
        answers = [Client().post(PAGE, given).status_code for _ in range(2)]

    assert answers == [302, 302]
    assert RightsRequest.objects.count() == 1
