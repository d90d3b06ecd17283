"""No data are bought or received from third parties: every value says where it comes from."""

import pytest

from florilege.kernel.declarations import Source
from florilege.kernel.registry import REGISTRY


@pytest.mark.promise("ID-12")
def test_every_personal_value_comes_from_the_person_their_use_the_staff_or_the_program() -> None:
    sources = {
        f"{holding.model}.{name}": declared.source
        for holding in REGISTRY.about_people()
        for name, declared in holding.personal_fields.items()
    }

    assert set(sources.values()) <= set(Source)
    assert {s.value for s in Source} == {"person", "use", "staff", "program"}
    assert sources["identity.Profile.given_name"] is Source.PERSON
    assert sources["credentials.SignIn.begun_at"] is Source.USE
    assert sources["staff.RoleGrant.role"] is Source.STAFF
