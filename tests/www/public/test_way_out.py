"""The link that ends promotions: signed out, at once, again and again, and nobody's name in it."""

from pathlib import Path

import pytest
from django.test import Client

from florilege.infra import clock
from florilege.infra.keys.people import standing_of
from florilege.infra.mail.models import WayOut
from florilege.infra.mail.tokens import way_out_of
from florilege.kernel.vocabulary import LegalBasis, Purpose
from florilege.rights.actions.choose import consent_to
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.models import Choice
from tests.people.campaigns.campaigns_made import agreed, promotions_to, sent
from tests.people_made import Made, make_person
from tests.signing_in import browser
from tests.teaching.learners_made import enrol, publish
from tests.www.learner.reading import queries, words_of

ONE_CLICK = "List-Unsubscribe=One-Click"


def page_of(made: Made) -> str:
    return f"/courrier/fin/{way_out_of(made.person)}/"


def a_mail_program() -> Client:
    """It has no cookie, sends no token of a form, and follows nothing."""
    return Client(enforce_csrf_checks=True)


def post(page: str) -> int:
    kind = "application/x-www-form-urlencoded"
    return int(a_mail_program().post(page, ONE_CLICK, content_type=kind).status_code)


@pytest.mark.promise("NOT-02")
def test_one_click_of_a_mail_program_ends_all_promotions_at_once(house: Path) -> None:
    made, course = agreed(), publish()
    enrol(made, course)

    assert post(page_of(made)) == 200

    standing = standing_of(made.person)
    assert standing is not None
    assert Purpose.PROMOTION not in standing.consented
    assert Purpose.SIMILAR_TRAININGS in standing.objected
    assert (sent().reached, sent(course=course).reached) == (0, 0)


@pytest.mark.promise("NOT-02")
def test_opening_the_page_ends_nothing_and_its_button_does(house: Path) -> None:
    made = agreed()
    client = a_mail_program()

    shown = client.get(page_of(made))
    assert "Arrêter toutes les nouvelles et offres" in words_of(shown)
    assert sent().reached == 1

    assert "C’est fait" in words_of(client.post(page_of(made)))
    assert sent(title="Encore").reached == 0


@pytest.mark.promise("NOT-02")
def test_it_may_be_repeated_and_writes_one_line(house: Path) -> None:
    made = agreed()

    assert [post(page_of(made)) for _ in range(3)] == [200, 200, 200]

    kinds = Choice.objects.filter(person=made.person).values_list("kind", "purpose", "given")
    assert sorted(kinds) == [
        ("consent", "promotion", False),
        ("consent", "promotion", True),
        ("objection", "similar_trainings", True),
    ]


@pytest.mark.promise("NOT-02")
def test_the_state_is_the_one_of_my_choices_and_is_switched_back_there(house: Path) -> None:
    made = agreed()
    post(page_of(made))
    client = browser(made)

    assert "Vous vous y opposez" in words_of(client.get("/mes-donnees/choix/"))
    client.post("/mes-donnees/choix/accord/promotion/", {"given": "yes"})

    assert sent().reached == 1
    assert promotions_to(made) == 1


@pytest.mark.promise("NOT-02")
@pytest.mark.parametrize("token", ["a", "A" * 43, "%00", "é", "x" * 300, "..", "<b>"])
def test_a_forged_link_is_answered_kindly(house: Path, token: str) -> None:
    answer = a_mail_program().get(f"/courrier/fin/{token}/")

    assert answer.status_code == 404
    if answer.resolver_match is not None:
        assert "Ce lien ne mène à personne" in words_of(answer)


def test_the_link_of_somebody_who_left_is_answered_kindly(house: Path) -> None:
    made = agreed()
    page = page_of(made)
    open_erasure_request(person=made.person, at=clock.now())

    assert "C’est fait" in words_of(a_mail_program().post(page))
    WayOut.objects.filter(person=made.person).delete()  # as the erasure does on its way
    answer = a_mail_program().post(page)

    assert answer.status_code == 404
    assert "Ce lien ne mène à personne" in words_of(answer)


@pytest.mark.promise("NOT-02")
def test_nothing_in_the_link_or_on_its_page_tells_whose_it_is(house: Path) -> None:
    made = make_person(given_name="Odile", family_name="Marchand")
    page = page_of(made)

    assert made.person.hex not in page and str(made.person) not in page
    shown = a_mail_program().get(page).content.decode()
    for word in ("Odile", "Marchand", made.email, str(made.person)):
        assert word not in shown


def test_the_link_of_a_person_is_the_same_in_each_letter_and_nobody_elses(house: Path) -> None:
    one, other = make_person(), make_person()

    assert way_out_of(one.person) == way_out_of(one.person) != way_out_of(other.person)


def test_it_ends_what_the_charter_rests_on_consent_or_interest(house: Path) -> None:
    from florilege.infra import policy

    bases = {p: e.basis for p, e in policy.charter().purposes.items()}
    assert bases[Purpose.PROMOTION] is LegalBasis.CONSENT
    assert bases[Purpose.SIMILAR_TRAININGS] is LegalBasis.LEGITIMATE_INTEREST


def test_it_costs_few_queries(house: Path) -> None:
    made = agreed()

    assert queries(a_mail_program(), page_of(made)) <= 12


@pytest.mark.promise("LAW-12")
def test_who_enrols_may_refuse_offers_in_the_same_form(house: Path) -> None:
    from tests.teaching.enrolment.sessions_made import complete_person, plan

    course = publish()
    made, client = (made := complete_person()), browser(made)
    page = f"/formations/{course.plan.slug}/inscription/{plan(course)}/"
    assert "Ne m’écrivez pas au sujet de formations semblables" in words_of(client.get(page))

    assert client.post(page, {"no_offers": "yes"}).status_code == 302

    assert sent(course=course).reached == 0


def test_consent_given_twice_is_taken_back_once(house: Path) -> None:
    made = agreed()
    consent_to(Purpose.PROMOTION, person=made.person, given=True, at=clock.now())

    post(page_of(made))

    assert sent().reached == 0
