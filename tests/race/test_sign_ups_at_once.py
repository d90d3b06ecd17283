"""Fifty sign-ups at once with spellings of one address make exactly one account."""

import pytest

from tests.kill.conftest import SERVER, engine  # noqa: F401 - the engines at hand
from tests.kill.houses import house
from tests.properties.sizes import sampled

pytestmark = [pytest.mark.xdist_group("processes"), pytest.mark.promise("ID-02")]
SENT_TO_MAILBOX = "(302, '/compte/ouvrir/courrier/', 0)"
ROUNDS = sampled(1, 20)


def test_fifty_spellings_of_one_address_make_one_account(
    engine: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    with house(tmp_path_factory.mktemp("door"), engine=engine, server=SERVER) as home:
        for number in range(1, ROUNDS + 1):
            ended = home.run("sign_up_at_once", count=50)

            # The same for all: a stranger learns nothing from the answer.
            assert ended.pop("answers") == [SENT_TO_MAILBOX], home.log()
            assert ended.pop("kinds of letters") in (
                ["confirm_address"],
                ["address_known", "confirm_address"],
            )
            assert ended.pop("answered") == 50
            assert set(ended.values()) == {number}, ended
