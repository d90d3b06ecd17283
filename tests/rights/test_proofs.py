"""What stays of a request when its person is erased: a number, a right and days, tied to nobody."""

from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connections

from florilege.infra import clock, policy
from florilege.infra.outbox.sending import leave
from florilege.infra.outbox.wanted import ErasureWanted
from florilege.infra.schedule.rounds import go_round
from florilege.infra.workflow.models import StepDone
from florilege.kernel.subjects import SubjectRef
from florilege.kernel.vocabulary import Role, Vault
from florilege.rights import proofs
from florilege.rights.actions.answer_request import answer_request
from florilege.rights.actions.extend_request import extend_request
from florilege.rights.actions.open_erasure_request import open_erasure_request
from florilege.rights.enums import Origin, Outcome, RequestKind
from florilege.rights.models import ErasureRequest, RequestProof, RightsRequest
from tests.people_made import Made, make_person
from tests.rights.requests_made import asked, at_noon

TODAY = clock.today()


@pytest.fixture(autouse=True)
def no_drain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "ERASURE_DRAIN_SECONDS", 0)


def an_answered_request(made: Made, *, on: date) -> RightsRequest:
    officer = make_person(roles=(Role.OFFICER,)).person
    request = asked(made, on=on)
    until = request.due_on + timedelta(days=20)
    extend_request(
        request.id,
        until=until,
        reason="Beaucoup de pièces.",
        told_on_paper=False,
        by=officer,
        at=at_noon(on),
    )
    answered_at = at_noon(on + timedelta(days=3))
    return answer_request(
        request.id, outcome=Outcome.GRANTED, answer="Voici tout.", by=officer, at=answered_at
    )


@pytest.mark.promise("RGT-06")
def test_number_and_dates_stay_and_nothing_else(house: Path) -> None:
    made = make_person()
    request = an_answered_request(made, on=TODAY - timedelta(days=10))

    open_erasure_request(person=made.person, at=clock.now())

    assert not RightsRequest.objects.exists()
    assert list(RequestProof.objects.values()) == [
        {
            "id": request.id,
            "kind": "access",
            "received_on": TODAY - timedelta(days=10),
            "due_on": request.due_on,
            "extended_until": request.extended_until,
            "answered_on": TODAY - timedelta(days=7),
            "ended_on": TODAY - timedelta(days=7),
        }
    ]


@pytest.mark.promise("RGT-06")
def test_no_other_table_ties_the_number_to_the_person(house: Path) -> None:
    made = make_person()
    request = an_answered_request(made, on=TODAY)

    open_erasure_request(person=made.person, at=clock.now())

    assert places_of(request.id) == {"rights_requestproof"}


def places_of(number: UUID) -> set[str]:
    """Every table in which the number stands in any column, in whatever form."""
    forms = {str(number), number.hex}
    found = set()
    for vault in Vault:
        connection = connections[vault.value]
        for table in connection.introspection.table_names():
            if vault is Vault.ARCHIVE:
                continue  # the platform may not even read it; its rows name nobody
            with connection.cursor() as cursor:
                cursor.execute(f'SELECT * FROM "{table}"')
                rows = cursor.fetchall()
            if any(form in str(value) for row in rows for value in row for form in forms):
                found.add(table)
    return found


def test_a_running_request_ends_and_one_for_erasure_is_answered_by_it(house: Path) -> None:
    made = make_person()
    access = asked(made, RequestKind.ACCESS, on=TODAY)
    erasure = asked(made, RequestKind.ERASURE, on=TODAY)

    open_erasure_request(person=made.person, at=clock.now())

    ended = {proof.id: (proof.answered_on, proof.ended_on) for proof in RequestProof.objects.all()}
    assert ended == {access.id: (None, TODAY), erasure.id: (TODAY, TODAY)}


def test_killed_after_the_step_it_ends_the_same(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = make_person()
    request = an_answered_request(made, on=TODAY)
    erasure = open_erasure_request(person=made.person, at=clock.now())
    before = list(RequestProof.objects.values())

    StepDone.objects.filter(step="keep_request_proofs").delete()
    kept = proofs.keep_proofs(made.person, on=TODAY + timedelta(days=1))

    assert (kept, list(RequestProof.objects.values())) == (0, before)
    assert (before[0]["id"], erasure.erased_at is not None) == (request.id, True)


def test_proofs_end_with_the_charters_rule(house: Path) -> None:
    rule = policy.charter().retention["requests"].rule
    made = make_person()
    request = an_answered_request(made, on=TODAY)
    open_erasure_request(person=made.person, at=clock.now())
    assert request.closed_on is not None
    over = rule.gone_on(request.closed_on)

    left = [proofs.end_request_proofs(on=day) for day in (over - timedelta(days=1), over, over)]

    assert (left, RequestProof.objects.count()) == ([0, 1, 0], 0)


def test_the_erasure_says_where_it_comes_from(house: Path) -> None:
    own, lapsed = make_person(), make_person()
    open_erasure_request(person=own.person, at=clock.now())
    end_by_rule(lapsed.person)

    origins = dict(ErasureRequest.objects.values_list("person", "origin"))

    assert origins == {own.person: Origin.PERSON, lapsed.person: Origin.LAPSED}


def end_by_rule(person: SubjectRef) -> None:
    from django.db import transaction

    with transaction.atomic(using=Vault.IDENTITY.value):
        leave([ErasureWanted(person=person)], vault=Vault.IDENTITY, at=clock.now())
    go_round(at=clock.now())


@pytest.mark.promise("RGT-06")
@pytest.mark.parametrize("which", ["a", "b"])
def test_both_published_texts_say_exactly_what_stays(which: str) -> None:
    from florilege.charter.reading import read_charter

    charter = read_charter(Path(settings.CHARTER_PATH).parent / f"{which}.toml")
    french, english = (
        charter.retention["requests"].reason.in_language(language) for language in ("fr", "en")
    )

    for words in ("le numéro de la demande", "le droit", "ses dates", "sa prolongation", "origine"):
        assert words in " ".join(french.split())
    for words in ("the number of the request", "the right", "its dates", "extension", "origin"):
        assert words in " ".join(english.split())
