"""On "My data", the day until which something stays is the day on which the keeper lets it go."""

from datetime import timedelta
from pathlib import Path

from django.utils.translation import override

from florilege.infra import clock
from florilege.infra.days import written as as_written
from florilege.infra.mail.models import Letter
from florilege.infra.retention.paths import person_path
from florilege.kernel.vocabulary import Role
from florilege.people.staff.actions.grant_role import grant_role
from florilege.rights.retention.counting import count_due
from tests.oversight.counting import query_count
from tests.people_made import make_person
from tests.signing_in import browser

DAY = timedelta(days=1)
PAGE = "/mes-donnees/"


def said(page: str, day: object) -> bool:
    with override("fr"):
        return as_written(day, "DATE_FORMAT") in page


def test_mail_stays_until_the_day_on_which_the_night_takes_it(house: Path) -> None:
    made = make_person()
    client = browser(made)
    Letter.objects.update(sent_at=clock.now() - 12 * DAY)
    leaves_on = clock.today() + 18 * DAY

    page = client.get(PAGE).content.decode()

    assert said(page, leaves_on)
    assert "identity.mail.Letter" not in count_due(leaves_on - DAY).due
    assert count_due(leaves_on).due["identity.mail.Letter"] == 1


def test_the_account_stays_until_the_day_of_its_outlook(house: Path) -> None:
    made = make_person()
    client = browser(made)
    outlook = person_path().outlook(made.person, clock.today())
    assert outlook.asked_on is not None and outlook.ends_on is not None

    page = client.get(PAGE).content.decode()

    assert said(page, outlook.asked_on)
    assert said(page, outlook.ends_on)
    assert "Si vous ne vous connectez plus" in page


def test_a_stopped_clock_says_why_and_until_when(house: Path) -> None:
    made = make_person()
    until = clock.today() + 40 * DAY
    grant_role(person=made.person, role=Role.TRAINER, since=clock.today(), until=until)

    page = browser(made).get(PAGE).content.decode()

    assert "vous tenez un rôle dans l’école" in page
    assert said(page, until)


def test_queries_stay_few(house: Path) -> None:
    made = make_person()
    client = browser(made)
    one = query_count(client, PAGE)
    for _ in range(5):
        browser(made)

    assert query_count(client, PAGE) == one
    assert one <= 12, one
