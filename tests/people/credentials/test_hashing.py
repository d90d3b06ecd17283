"""ID-07: passwords are kept as Argon2id hashes, at a cost that a thief feels."""

import pytest
from django.test import override_settings

from florilege.people.credentials.passwords import fits, hash_password
from florilege.settings import web
from tests.people_made import PASSWORD

LEAST_KIBIBYTES, LEAST_PASSES = 19 * 1024, 2  # OWASP, password storage: Argon2id


@pytest.mark.promise("ID-07")
def test_the_product_hashes_at_full_cost() -> None:
    with override_settings(PASSWORD_HASHERS=web.PASSWORD_HASHERS):
        hashed = hash_password(PASSWORD)
        assert fits(PASSWORD, hashed=hashed)
        assert not fits(f"{PASSWORD}s", hashed=hashed)

    _, kind, _, cost, *_ = hashed.split("$")
    told = {name: int(number) for name, _, number in (p.partition("=") for p in cost.split(","))}
    assert kind == "argon2id"
    assert told["m"] >= LEAST_KIBIBYTES
    assert told["t"] >= LEAST_PASSES
    assert PASSWORD not in hashed
