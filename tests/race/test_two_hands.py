"""Two who do the same thing in the same moment: one thing is done, and nobody meets a fault."""

import pytest

from tests.kill.conftest import engine, home  # noqa: F401 - the engines at hand
from tests.kill.houses import House

pytestmark = pytest.mark.xdist_group("processes")


def test_two_clicks_on_one_form_enter_one_contact(home: House) -> None:
    ended = home.run("enter_a_contact", same_form=True)

    assert ended == {"raised": [], "contacts": 1, "people": 1, "keys": 1}


def test_two_forms_with_one_address_are_about_one_person(home: House) -> None:
    ended = home.run("enter_a_contact", same_form=False)

    assert ended == {"raised": [], "contacts": 2, "people": 1, "keys": 1}


def test_a_seat_that_is_given_up_is_not_confirmed(home: House) -> None:
    ended = home.run("confirm_a_seat_that_is_given_up")

    assert ended == {"raised": [], "before": "requested", "after": "withdrawn"}


def test_of_two_closings_one_stands(home: House) -> None:
    ended = home.run("announce_two_closings")

    assert ended == {"raised": ["AnnouncedAlready"], "stand": 1}


def test_of_two_campaigns_one_is_sent(home: House) -> None:
    ended = home.run("send_two_campaigns")

    assert ended == {"raised": ["AnotherIsSent"], "sent": 1}


def test_of_two_directives_one_stands(home: House) -> None:
    ended = home.run("write_a_directive_twice")

    assert ended == {"raised": [], "is one of them": True}


def test_of_two_wished_addresses_one_is_mailed_a_link_that_works(home: House) -> None:
    ended = home.run("wish_two_addresses")

    assert ended == {"raised": [], "wishes": 1, "links": 1}


def test_a_certificate_that_is_shared_twice_is_shared_once(home: House) -> None:
    ended = home.run("share_a_certificate_twice")

    assert ended == {"raised": [], "shared": 1}


def test_nobody_is_both_held_and_erased(home: House) -> None:
    ended = home.run("hold_who_is_being_erased")

    assert ended in (
        {"raised": ["HeldForProceeding"], "held": True, "erased": False},
        {"raised": ["KeyWithheld"], "held": False, "erased": True},
    )
