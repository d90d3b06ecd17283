"""The officer lifts a restriction: the person is told, the letter leaves, and it ends the day after."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from florilege.infra import clock
from florilege.infra.keys.people import standing_of
from florilege.infra.mail.models import Letter
from florilege.infra.mail.sending import send_due
from florilege.infra.workflow.models import Run, StepDone
from florilege.infra.workflow.running import advance_due
from florilege.kernel.vocabulary import Category
from florilege.rights.actions.announce_lifting import CannotBeTold, announce_lifting
from florilege.rights.actions.restrict_data import NotRestricted, lift_own, restrict_data
from florilege.rights.enums import Ground
from florilege.rights.models import Restriction
from tests.people_made import Made, make_person
from tests.rights.requests_made import asked, at_noon, letter

DAY = date(2055, 3, 1)
REASON = {"reason": "Nous avons vérifié : c’est exact.", "told_on_paper": False}


def restricted(made: Made) -> Restriction:
    return restrict_data(
        person=made.person, category=None, ground=Ground.ACCURACY, note="", at=at_noon(DAY)
    )


def is_restricted(made: Made) -> bool:
    standing = standing_of(made.person)
    assert standing is not None
    return standing.restricted


def work(at_day: date) -> None:
    with clock.CLOCK.fixed(at_noon(at_day)):
        advance_due(at=clock.now())


@pytest.mark.promise("RGT-08")
def test_the_person_is_told_before_it_is_lifted(house: Path) -> None:
    made = make_person()
    row = restricted(made)

    with clock.CLOCK.fixed(at_noon(DAY)):
        announce_lifting(row.id, **REASON, at=clock.now())

    assert letters_to_restricted(made)[-1] == "Une limitation de vos données prend fin"
    for day in (DAY, DAY + timedelta(days=5)):
        work(day)
        assert is_restricted(made), "the letter has not left"
    send_due(at=at_noon(DAY + timedelta(days=5)))
    work(DAY + timedelta(days=5))
    assert is_restricted(made), "told today, lifted tomorrow"
    work(DAY + timedelta(days=6))

    assert not is_restricted(made)
    assert Restriction.objects.get(id=row.id).lifted_at is not None


def letters_to_restricted(made: Made) -> list[str]:
    """Titles of the letters about rights, which are open under restriction too."""
    from florilege.infra.gate.looking import look
    from florilege.infra.gate.opened import opened
    from florilege.kernel.subjects import PROGRAM
    from florilege.kernel.vocabulary import Purpose

    rows = list(Letter.objects.filter(person=made.person).order_by("made_at"))
    with opened(actor=PROGRAM, purposes=(Purpose.RIGHTS,), route="test"):
        look(rows, "title")
        return [str(row.title) for row in rows]


@pytest.mark.promise("RGT-08")
@pytest.mark.parametrize("step", ["tell", "wait", "lift"])
def test_killed_at_any_step_it_ends_the_same(
    house: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The effect is done and its record is not: the step is done again, and one letter is written."""
    made = make_person()
    row = restricted(made)
    real, killed = StepDone.objects.get_or_create, []

    def once(*args: object, **kwargs: object) -> object:
        if kwargs.get("step") == step and not killed:
            killed.append(step)
            raise RuntimeError("killed")
        return real(*args, **kwargs)

    monkeypatch.setattr(StepDone.objects, "get_or_create", once)
    with clock.CLOCK.fixed(at_noon(DAY)):
        announce_lifting(row.id, **REASON, at=clock.now())
    for passed in range(3):
        day = DAY + timedelta(days=passed)
        send_due(at=at_noon(day))
        work(day)
        Run.objects.update(due_at=at_noon(day))
        work(day)

    assert killed == [step]
    assert not is_restricted(made)
    titles = letters_to_restricted(made)
    assert titles.count("Une limitation de vos données prend fin") == 1
    assert Run.objects.get(workflow="lift_restriction").state == "done"


def test_who_cannot_be_written_to_is_told_on_paper_first(house: Path) -> None:
    by = make_person()
    request = letter(by, on=DAY)
    row = restrict_data(
        person=request.person, category=None, ground=Ground.CLAIMS, note="", at=at_noon(DAY)
    )

    with pytest.raises(CannotBeTold):
        announce_lifting(row.id, **REASON, at=at_noon(DAY))
    with clock.CLOCK.fixed(at_noon(DAY)):
        announce_lifting(row.id, reason="…", told_on_paper=True, at=clock.now())
    work(DAY + timedelta(days=1))

    assert Restriction.objects.get(id=row.id).lifted_at is not None


def test_the_person_may_be_quicker(house: Path) -> None:
    made = make_person()
    row = restricted(made)
    with clock.CLOCK.fixed(at_noon(DAY)):
        announce_lifting(row.id, **REASON, at=clock.now())

    lift_own(row.id, person=made.person, at=at_noon(DAY))
    send_due(at=at_noon(DAY))
    work(DAY + timedelta(days=2))

    assert not is_restricted(made)
    assert not Run.objects.filter(workflow="lift_restriction", state="under_way").exists()
    with pytest.raises(NotRestricted):
        announce_lifting(row.id, **REASON, at=at_noon(DAY))


@pytest.mark.promise("RGT-08")
def test_letters_about_rights_leave_under_restriction_and_others_do_not(
    house: Path, settings_smtp: list[str]
) -> None:
    made = make_person()
    restricted(made)

    asked(made, on=DAY)
    send_due(at=at_noon(DAY + timedelta(days=400)))

    assert settings_smtp == ["Nous avons bien reçu votre demande"]


@pytest.fixture
def settings_smtp(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Mail leaves by SMTP; what leaves is kept here."""
    from django.conf import settings
    from django.core.mail import EmailMultiAlternatives

    sent: list[str] = []
    monkeypatch.setattr(settings, "MAIL_TO", "smtp")
    monkeypatch.setattr(
        EmailMultiAlternatives, "send", lambda self, **_: sent.append(str(self.subject))
    )
    return sent


@pytest.mark.promise("RGT-08")
def test_one_that_is_announced_while_another_waits_is_told_of_too(house: Path) -> None:
    made = make_person()
    first = restricted(made)
    second = restrict_data(
        person=made.person,
        category=Category.CONTACT,
        ground=Ground.ACCURACY,
        note="",
        at=at_noon(DAY),
    )
    told = "Une limitation de vos données prend fin"
    with clock.CLOCK.fixed(at_noon(DAY)):
        announce_lifting(first.id, **REASON, at=clock.now())
        send_due(at=clock.now())
        announce_lifting(second.id, **REASON, at=clock.now())

    work(DAY + timedelta(days=1))
    assert letters_to_restricted(made).count(told) == 2
    assert is_restricted(made), "the second letter has not left"
    send_due(at=at_noon(DAY + timedelta(days=1)))
    work(DAY + timedelta(days=2))

    assert letters_to_restricted(made).count(told) == 2
    assert not Restriction.objects.filter(lifted_at=None).exists()
