"""The record of processing holds every declared field under each of its purposes, and no other."""

import pytest

from florilege.infra import policy
from florilege.kernel.registry import REGISTRY
from florilege.kernel.vocabulary import Pillar
from florilege.oversight.register import PillarPart, record_of_processing


@pytest.fixture
def record() -> tuple[PillarPart, ...]:
    return record_of_processing(charter=policy.charter(), holdings=REGISTRY)


@pytest.mark.promise("POL-05")
def test_processing_stands_under_the_pillar_of_its_purpose(record: tuple[PillarPart, ...]) -> None:
    charter = policy.charter()

    assert [part.pillar for part in record] == list(Pillar)
    placed = {p.purpose: part.pillar for part in record for p in part.processings}
    assert placed == {purpose: entry.pillar for purpose, entry in charter.purposes.items()}


@pytest.mark.promise("POL-04", "LAW-08")
def test_each_processing_has_a_basis_and_interest_its_balance(
    record: tuple[PillarPart, ...],
) -> None:
    for part in record:
        for processing in part.processings:
            needs_balance = processing.entry.basis == "legitimate_interest"
            assert bool(processing.entry.balance) == needs_balance


@pytest.mark.promise("LAW-08", "POL-05")
def test_every_declared_field_stands_once_under_each_of_its_purposes(
    record: tuple[PillarPart, ...],
) -> None:
    found = [
        (processing.purpose, table.holding.model, name, use.category)
        for part in record
        for processing in part.processings
        for use in processing.categories
        for table in use.tables
        for name, _ in table.fields
    ]

    expected = [
        (purpose, holding.model, name, declared.category)
        for holding in REGISTRY
        for name, declared in holding.personal_fields.items()
        for purpose in declared.purposes
    ]
    assert sorted(found) == sorted(expected)


def test_retention_and_recipients_come_from_the_charter(record: tuple[PillarPart, ...]) -> None:
    charter = policy.charter()

    for part in record:
        for processing in part.processings:
            for use in processing.categories:
                for recipient in use.recipients:
                    assert use.category in recipient.categories
                    assert processing.purpose in recipient.purposes
                for table in use.tables:
                    assert table.retention == charter.retention[table.holding.retention]
