"""Many letters leave in one conversation with the mail server; one that it refuses stops no other."""

from datetime import timedelta

from florilege.infra import clock
from florilege.infra.mail.models import Letter
from florilege.infra.mail.sending import send_due
from florilege.infra.mail.writing import write_letter
from florilege.people.credentials.mailing import ADDRESS_KNOWN
from tests.mail_server import mail_server
from tests.people_made import make_person


def five_letters() -> list[str]:
    made = make_person()
    Letter.objects.all().delete()
    addresses = [f"boite.{number}@courrier.example" for number in range(5)]
    for address in addresses:
        write_letter(
            person=made.person, kind=ADDRESS_KNOWN, address=address, language="fr",
            facts={}, at=clock.now(),
        )  # fmt: skip
    return addresses


def test_many_letters_leave_in_one_conversation(house: object) -> None:
    addresses = five_letters()

    with mail_server() as server:
        assert send_due(at=clock.now()) == 5

    assert sorted(letter.to[0] for letter in server.letters) == addresses
    assert len(server.conversations) == 1


def test_a_refused_letter_and_a_server_that_hangs_up_stop_no_other(house: object) -> None:
    addresses = five_letters()

    with mail_server() as server:
        server.answers[addresses[1]] = "421 4.3.2 closing the connection"
        assert send_due(at=clock.now()) == 4
        server.answers.clear()
        assert send_due(at=clock.now() + timedelta(days=1)) == 1

    assert sorted(letter.to[0] for letter in server.letters) == addresses
    assert not Letter.objects.filter(sent_at__isnull=True).exists()


def test_letters_wait_while_no_server_answers(house: object) -> None:
    five_letters()

    with mail_server(EMAIL_PORT=1) as server:
        assert send_due(at=clock.now()) == 0

    assert not server.letters
    assert {letter.tries for letter in Letter.objects.all()} == {1}
