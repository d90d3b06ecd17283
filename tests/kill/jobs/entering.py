"""Many strangers give one address at the same moment."""

import threading
import unicodedata
from itertools import cycle, islice
from secrets import token_hex
from typing import Any

from django.db import connections

from florilege.infra.keys.lookups import LookupKind
from florilege.infra.keys.models import Lookup, PersonKey
from florilege.infra.mail.models import Letter
from florilege.kernel.access import KeyState
from florilege.people.credentials.actions import open_account
from florilege.people.credentials.models import Account
from florilege.people.identity.models import Profile
from tests.kill.jobs.registering import job
from tests.people_made import PASSWORD
from tests.signing_in import browser


def spellings(tag: str) -> list[str]:
    """One address as people and machines write it."""
    local, host = f"zoé.{tag}", "fleurs-d-été.example"
    address = f"{local}@{host}"
    return [
        address,
        address.upper(),
        address.title(),
        unicodedata.normalize("NFD", address),
        f"{local}@{host.encode('idna').decode()}",
        f"{local.upper()}@{host}",
        (
            f"{''.join(chr(ord(c) + 0xFEE0) if c.isascii() and c.isalpha() else c for c in local)}"
            f"@{host}"
        ),
        f"  {address} ",
    ]


@job
def sign_up_at_once(count: int) -> dict[str, Any]:
    """Post the form from as many browsers; all come out of the hashing at the same moment."""
    tag, together = token_hex(4), threading.Barrier(count, timeout=60)
    # Hashed once: fifty at a time would take five gigabytes, and their page's whole time.
    hashed = open_account.hash_password(PASSWORD)

    def wait_for_all(password: str) -> str:
        together.wait(timeout=60)
        return hashed

    open_account.hash_password = wait_for_all  # type: ignore[attr-defined]
    answers: list[tuple[int, str, int]] = []

    def enter(number: int, address: str) -> None:
        try:
            form = {
                "email": address,
                "password": PASSWORD,
                "given_name": "Zoé",
                "family_name": "Lavigne",
                "pseudonym": f"Haute-Sauge-{tag}-{number}",
                "fifteen": "yes",
            }
            answer = browser().post("/compte/ouvrir/", form)
            answers.append((answer.status_code, answer.get("Location", ""), len(answer.content)))
        except BaseException as error:
            answers.append((0, repr(error)[:500], 0))
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=enter, args=one)
        for one in enumerate(islice(cycle(spellings(tag)), count))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    living = PersonKey.objects.filter(state=KeyState.ACTIVE)
    return {
        "answers": sorted({repr(answer) for answer in answers}),
        "answered": len(answers),
        "accounts": Account.objects.count(),
        "profiles": Profile.objects.count(),
        "living keys": living.count(),
        "found by e-mail": Lookup.objects.filter(kind=LookupKind.EMAIL).count(),
        "found by pseudonym": Lookup.objects.filter(kind=LookupKind.PSEUDONYM).count(),
        "kinds of letters": sorted(set(Letter.objects.values_list("kind", flat=True))),
        "readers of letters": Letter.objects.values("person").distinct().count(),
    }
