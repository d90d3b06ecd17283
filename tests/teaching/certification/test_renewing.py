"""CRT-05, RGT-10: an issued file never changes; the next edition carries the corrected name."""

import hashlib
from datetime import timedelta
from pathlib import Path

import pytest

from florilege.infra import clock
from florilege.infra.documents import finishing
from florilege.infra.documents.checking import FileVerdict, check_file, check_number
from florilege.infra.documents.enums import DocumentState
from florilege.infra.documents.issuing import NotCurrent
from florilege.infra.documents.models import IssuedDocument
from florilege.infra.documents.register.enums import EntryState
from florilege.infra.documents.register.models import RegisterEntry
from florilege.infra.media.places import path_of
from florilege.infra.outbox.delivering import deliver_due
from florilege.kernel.subjects import SubjectRef, new_subject
from florilege.kernel.vocabulary import Purpose, Vault
from florilege.people.identity.actions.edit_profile import edit_profile
from florilege.teaching.certification.actions import decide_correction
from florilege.teaching.certification.actions.ask_correction import ask_correction
from florilege.teaching.certification.actions.renew_certificate import (
    NothingToCorrect,
    renew_certificate,
)
from florilege.teaching.certification.actions.revoke_certificate import revoke_certificate
from florilege.teaching.certification.actions.share_certificate import share_certificate
from florilege.teaching.certification.enums import RenewalReason, RevocationReason, Shows
from florilege.teaching.certification.holder import name_of
from florilege.teaching.certification.models import Award, CertificateSharing
from florilege.teaching.certification.queries import look_at_certificates
from tests.people_made import make_person
from tests.teaching.certification.earning import (
    Learner,
    certificates,
    file_and_facts,
    finish,
    learner,
)
from tests.teaching.gates import page_of


@pytest.fixture
def who(house: Path) -> Learner:
    made = learner()
    finish(made)
    return made


def rename(who: Learner, family_name: str) -> None:
    edit_profile(person=who.made.person, changes={"family_name": family_name}, at=clock.now())


def given_name(who: Learner) -> str:
    with page_of(who.made, Purpose.CERTIFICATION):
        name = name_of(who.made.person)
    assert name is not None
    return name


def renew(who: Learner, document_id, *, reason: RenewalReason = RenewalReason.NAME_CHANGED):
    name = given_name(who)
    with page_of(who.made, Purpose.CERTIFICATION):
        return renew_certificate(
            document_id=document_id,
            person=who.made.person,
            name=name,
            reason=reason,
            at=clock.now() + timedelta(days=1),
        )


@pytest.mark.promise("CRT-05", "RGT-10")
def test_rectifying_the_name_changes_no_issued_file(who: Learner) -> None:
    old = certificates(who)["path_certificate"]
    path = path_of(person=who.made.person, file_id=old.id)
    sealed, (plain, facts) = path.read_bytes(), file_and_facts(who, old)

    rename(who, "Tréhorel")

    assert path.read_bytes() == sealed
    assert file_and_facts(who, old) == (plain, facts)
    assert certificates(who)["path_certificate"] == old
    assert check_file([plain]).verdict is FileVerdict.GENUINE


@pytest.mark.promise("CRT-05")
def test_the_next_edition_carries_the_new_name_and_names_the_old_number(who: Learner) -> None:
    old = certificates(who)["path_certificate"]
    before, printed = file_and_facts(who, old)
    rename(who, "Tréhorel")

    numbered = renew(who, old.id)

    new = certificates(who)["path_certificate"]
    _, facts = file_and_facts(who, new)
    assert (new.id, new.number, new.edition) == (numbered.id, numbered.number, 2)
    assert (new.holder, new.replaces_number) == ("Odile Tréhorel", old.number)
    assert facts["reason"] == "changement de nom"
    same = printed.keys() - {
        *("holder", "number", "code", "check_address", "issued_on", "edition", "reason"),
        "replaces",
    }
    assert {k: facts[k] for k in same} == {k: printed[k] for k in same}
    after, _ = file_and_facts(who, old)
    assert after == before, "unchanged to the byte"


@pytest.mark.promise("CRT-05")
def test_the_old_number_leads_to_the_new_one(who: Learner) -> None:
    old = certificates(who)["path_certificate"]
    content, _ = file_and_facts(who, old)
    rename(who, "Tréhorel")
    new = renew(who, old.id)

    checked = check_number(old.number)
    result = check_file([content])

    assert checked is not None
    assert (checked.state, checked.replaced_by) == (EntryState.REPLACED, new.number)
    assert result.verdict is FileVerdict.GENUINE
    with page_of(who.made, Purpose.CERTIFICATION):
        past = [one for one in look_at_certificates(who.made.person) if one.is_past]
    assert [(one.id, one.state, one.replaced_by_number) for one in past] == [
        (old.id, DocumentState.REPLACED, new.number)
    ]


def test_one_document_of_a_kind_lives(who: Learner) -> None:
    old = certificates(who)["path_certificate"]
    rename(who, "Tréhorel")
    new = renew(who, old.id)

    award = Award.objects.get(kind="path_certificate")

    assert award.document_id == new.id
    with pytest.raises(NotCurrent):
        rename(who, "Le Goff")
        renew(who, old.id)


def test_the_same_name_needs_no_new_edition(who: Learner) -> None:
    with pytest.raises(NothingToCorrect):
        renew(who, certificates(who)["path_certificate"].id)


def test_somebody_elses_certificate_is_not_renewed(who: Learner) -> None:
    old = certificates(who)["path_certificate"]
    stranger = make_person()

    with page_of(stranger, Purpose.CERTIFICATION), pytest.raises(NotCurrent):
        renew_certificate(
            document_id=old.id,
            person=stranger.person,
            name="Une autre",
            reason=RenewalReason.MISSPELT,
            at=clock.now(),
        )


def test_a_replaced_document_shows_nobody_any_more(who: Learner) -> None:
    old = certificates(who)["path_certificate"]
    with page_of(who.made, Purpose.CERTIFICATION):
        share_certificate(
            document_id=old.id, person=who.made.person, shows=Shows.NAME, at=clock.now()
        )
    rename(who, "Tréhorel")
    renew(who, old.id)

    assert not CertificateSharing.objects.exists()


def test_the_register_tells_the_digests_apart(who: Learner) -> None:
    old = certificates(who)["path_certificate"]
    before, _ = file_and_facts(who, old)
    rename(who, "Tréhorel")
    renew(who, old.id)
    after, _ = file_and_facts(who, certificates(who)["path_certificate"])

    assert hashlib.sha256(before).digest() != hashlib.sha256(after).digest()
    assert check_file([after]).verdict is FileVerdict.GENUINE


def test_a_name_that_changes_while_the_office_grants_another_is_not_printed(
    who: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = certificates(who)["path_certificate"]
    rename(who, "Tréhorel")
    asked_for = given_name(who)

    def changed_meanwhile(person: SubjectRef) -> str | None:
        name = name_of(person)
        rename(who, "Nom que personne n’a vu")
        return name

    monkeypatch.setattr(decide_correction, "name_of", changed_meanwhile)
    with page_of(who.made, Purpose.CERTIFICATION):
        asked = ask_correction(
            document_id=old.id,
            person=who.made.person,
            reason=RenewalReason.NAME_CHANGED,
            at=clock.now(),
        )
        decide_correction.grant_correction(asked.id, by=new_subject(), at=clock.now())

    _, facts = file_and_facts(who, certificates(who)["path_certificate"])
    assert facts["holder"] == asked_for


@pytest.mark.promise("CRT-05")
def test_what_is_revoked_while_its_next_edition_is_made_stands_in_no_edition(
    who: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = certificates(who)["path_certificate"]
    steps = finishing.STEPS

    def revoked_meanwhile(document: IssuedDocument, vault: Vault) -> None:
        monkeypatch.setattr(finishing, "STEPS", steps)
        revoke_certificate(document_id=old.id, reason=RevocationReason.IN_ERROR, at=clock.now())

    monkeypatch.setattr(finishing, "STEPS", (revoked_meanwhile, *steps))
    rename(who, "Delalande")
    new = renew(who, old.id)
    deliver_due(at=clock.now() + timedelta(days=2))

    assert "path_certificate" not in certificates(who)
    entries = RegisterEntry.objects.filter(id__in=[old.id, new.id])
    assert not entries.filter(state=EntryState.ISSUED).exists()
    assert RegisterEntry.objects.get(id=new.id).state == EntryState.REVOKED
