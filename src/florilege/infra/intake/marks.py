"""Keyed hashes of what names a row in the old system, and of what a line says: nothing reads back."""

from typing import Any

from florilege.infra.intake.sheets import Key, Row
from florilege.infra.keys.secrets import secret
from florilege.kernel.wrapping import derived, keyed_hash

_BETWEEN = "\x1f"


class Marks:
    """`system` is what the old system is called; its ids mean nothing in another one."""

    def __init__(self, system: str) -> None:
        root = secret("lookups")
        self._keys = derived(root, use=f"school files {system}")
        self._rows = derived(root, use=f"school files’ lines {system}")

    def of_key(self, sheet: str, key: Key) -> bytes:
        return keyed_hash(self._keys, _BETWEEN.join((sheet, *key)).encode())

    def of_row(self, row: Row) -> bytes:
        said = (f"{name}={_said(value)}" for name, value in sorted(row.values.items()))
        return keyed_hash(self._rows, _BETWEEN.join(said).encode())


def _said(value: Any) -> str:
    return "" if value is None else str(value)
