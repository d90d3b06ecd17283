"""Browser sessions in the identity vault, found by the hash of their key, tied to their person."""

import hashlib
from base64 import b64decode, b64encode
from typing import Any

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError
from django.db import IntegrityError, connections, transaction

from florilege.infra import clock
from florilege.kernel.sealing import Place, SealBroken, seal, unseal
from florilege.kernel.vocabulary import Vault
from florilege.kernel.wrapping import derived
from florilege.people.credentials.enums import AccountState
from florilege.people.credentials.models import SignIn

PERSON = "person"


_PLACE = Place(person=b"", vault=Vault.IDENTITY.value, model="sign-in", field="data", row=b"")


class SessionStore(SessionBase):
    """Django's session interface over `SignIn`.

    What a session remembers is sealed under its own key, which only the browser holds: nobody who
    has the table, or all of the installation's keys, can read it. `account_version` is that of the
    person's active account, read with the session.
    """

    account_version: int | None = None

    def encode(self, session_dict: dict[str, Any]) -> str:
        plain = self.serializer().dumps(session_dict)
        return b64encode(seal(plain, key=self._sealing_key(), place=_PLACE)).decode()

    def decode(self, session_data: bytes | str) -> dict[str, Any]:
        try:
            plain = unseal(b64decode(session_data), key=self._sealing_key(), place=_PLACE)
        except (SealBroken, ValueError):
            return {}
        opened: dict[str, Any] = self.serializer().loads(plain)
        return opened

    def _sealing_key(self) -> bytes:
        return derived((self.session_key or "").encode(), use="session")

    def load(self) -> dict[str, Any]:
        data, self.account_version = self._living()
        return self.decode(data) if data else {}

    def exists(self, session_key: str) -> bool:
        return SignIn.objects.filter(key_hash=hashed(session_key)).exists()

    def create(self) -> None:
        while True:
            self._session_key = self._get_new_session_key()  # type: ignore[attr-defined]  # unstubbed
            try:
                self.save(must_create=True)
            except CreateError:
                continue
            self.modified = True
            return

    def save(self, must_create: bool = False) -> None:
        if self.session_key is None:
            return self.create()
        data = self._get_session(no_load=must_create)  # type: ignore[attr-defined]  # unstubbed
        values = {
            "person": data.get(PERSON),
            "session_data": self.encode(data),
            "expire_date": self.get_expiry_date(modification=clock.now()),
        }
        key_hash = hashed(self.session_key)
        if not must_create:
            if not SignIn.objects.filter(key_hash=key_hash).update(**values):
                raise UpdateError
            return None
        try:
            with transaction.atomic(using=Vault.IDENTITY.value):
                SignIn.objects.create(key_hash=key_hash, begun_at=clock.now(), **values)
        except IntegrityError:
            raise CreateError from None
        return None

    def delete(self, session_key: str | None = None) -> None:
        key = session_key or self.session_key
        if key:
            SignIn.objects.filter(key_hash=hashed(key)).delete()

    @classmethod
    def clear_expired(cls) -> None:
        SignIn.objects.filter(expire_date__lt=clock.now()).delete()

    def _living(self) -> tuple[str, int | None]:
        """Read by hand: this stands on every page, and the ORM's price showed."""
        if self.session_key is None:
            return "", None
        connection = connections[Vault.IDENTITY.value]
        now = _EXPIRES.get_db_prep_value(clock.now(), connection)
        with connection.cursor() as cursor:
            cursor.execute(_LIVING, (AccountState.ACTIVE.value, hashed(self.session_key), now))
            row: tuple[str, int | None] | None = cursor.fetchone()
        if row is None:
            self._session_key = None
        return row or ("", None)


_EXPIRES: Any = SignIn._meta.get_field("expire_date")
_LIVING = (
    "SELECT s.session_data, a.version FROM credentials_signin s LEFT JOIN credentials_account a"
    " ON a.person = s.person AND a.state = %s WHERE s.key_hash = %s AND s.expire_date > %s"
)


def hashed(session_key: str) -> str:
    return hashlib.sha256(session_key.encode()).hexdigest()
