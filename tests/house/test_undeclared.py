"""Silence stops the start, with the sentence that says which field and what to write."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from florilege.infra.declarations.audit import Undeclared, refuse_undeclared
from florilege.kernel.declarations import NotPersonal
from florilege.kernel.registry import REGISTRY

MODEL = "identity.Profile"


def with_fields(monkeypatch: pytest.MonkeyPatch, **changes: object) -> None:
    holding = REGISTRY.holding(MODEL)
    assert holding is not None
    fields = {**holding.fields}
    for name, declared in changes.items():
        if declared is None:
            fields.pop(name)
        else:
            fields[name] = declared  # type: ignore[assignment]
    monkeypatch.setitem(REGISTRY._holdings, MODEL, replace(holding, fields=fields))


def faults() -> list[str]:
    with pytest.raises(Undeclared) as refusal:
        refuse_undeclared()
    return refusal.value.faults


def test_everything_is_declared() -> None:
    refuse_undeclared()


def test_an_undeclared_field_is_named_with_what_to_write(monkeypatch: pytest.MonkeyPatch) -> None:
    with_fields(monkeypatch, goals=None)

    (fault,) = faults()

    assert "identity.Profile.goals is not declared" in fault
    assert "people/identity/personal_data.py" in fault
    assert "NotPersonal(" in fault


def test_a_stale_declaration_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with_fields(monkeypatch, gone=NotPersonal("a column of last year"))

    assert faults() == [
        "- identity.Profile.gone is declared and not stored: take the declaration out."
    ]


def test_a_sealed_field_cannot_be_called_not_personal(monkeypatch: pytest.MonkeyPatch) -> None:
    with_fields(monkeypatch, goals=NotPersonal("surely not"))

    assert any("is sealed, so it is personal" in fault for fault in faults())


def test_a_rule_that_the_charter_does_not_have_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    holding = REGISTRY.holding(MODEL)
    assert holding is not None
    monkeypatch.setitem(REGISTRY._holdings, MODEL, replace(holding, retention="for ever"))

    assert any("add [retention.for ever] to the charter" in fault for fault in faults())


def test_the_program_itself_does_not_start(tmp_path: Path) -> None:
    """Not only a check: the server's own entry raises."""
    program = (
        "import os, florilege.kernel.registry as r\n"
        "real = r.Registry.declare\n"
        "def without(self, *hs): real(self, *[h for h in hs if h.model != 'identity.Profile'])\n"
        "r.Registry.declare = without\n"
        "r.REGISTRY.declare = lambda *hs: without(r.REGISTRY, *hs)\n"
        "r.declare = r.REGISTRY.declare\n"
        "import florilege.wsgi\n"
    )

    ended = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"FLORILEGE_DATA": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert ended.returncode != 0
    assert "identity.Profile is not declared: write a Holding" in ended.stderr
