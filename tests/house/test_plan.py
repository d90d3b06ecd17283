"""What import contracts cannot say in a line: models are private, transactions name their vault."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp
import pytest
from django.apps import apps

from florilege.infra.gate.fields import SealedField

SOURCE = Path(__file__).parents[2] / "src" / "florilege"
ROOMS = ("florilege.people.", "florilege.teaching.")
NAMED = {"atomic", "on_commit", "get_connection"}


@cache
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("florilege")


@cache
def trees() -> list[tuple[Path, ast.Module]]:
    files = [p for p in SOURCE.rglob("*.py") if "migrations" not in p.parts]
    return [(path, ast.parse(path.read_text())) for path in files]


def calls() -> Iterator[tuple[Path, ast.Call]]:
    for path, tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                yield path, node


def test_a_rooms_models_are_its_own() -> None:
    strangers = [
        f"{importer} imports {module}"
        for module in graph().modules
        if ".models" in module and module.startswith(ROOMS)
        for importer in graph().find_modules_that_directly_import(module)
        if not importer.startswith(module.split(".models")[0] + ".")
    ]

    assert strangers == []


def test_a_transaction_names_its_vault() -> None:
    unnamed = [
        f"{path.relative_to(SOURCE)}:{call.lineno}"
        for path, call in calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"atomic", "on_commit"}
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "transaction"
        and not any(k.arg == "using" for k in call.keywords)
    ]

    assert unnamed == []


def test_sealed_fields_are_never_ordered_grouped_or_updated_in_bulk() -> None:
    sealed = {
        field.name
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if isinstance(field, SealedField)
    }
    plain = {
        field.name
        for model in apps.get_models()
        for field in model._meta.local_concrete_fields
        if not isinstance(field, SealedField)
    }
    only_sealed = sealed - plain
    wrong = [
        f"{path.relative_to(SOURCE)}:{call.lineno}"
        for path, call in calls()
        if isinstance(call.func, ast.Attribute)
        and call.func.attr in {"order_by", "distinct", "update", "group_by"}
        for word in [
            *(a.value.lstrip("-") for a in call.args if isinstance(a, ast.Constant)),
            *(k.arg for k in call.keywords if k.arg and call.func.attr == "update"),
        ]
        if word in only_sealed and not _is_dict_update(call)
    ]

    assert wrong == []


def _is_dict_update(call: ast.Call) -> bool:
    """`context.update(title=…)` is about a dictionary, not about rows."""
    target = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(target, ast.Name) and target.id in {"context", "values", "facts"}


def test_only_edges_read_the_clock() -> None:
    """Rules, models, queries and actions are given `at` or `on`."""
    readers = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path, tree in trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"now", "today"}
        and isinstance(node.value, ast.Name)
        and node.value.id in {"clock", "timezone", "datetime", "date"}
        and path.relative_to(SOURCE).parts[0] in {"kernel", "charter", "people", "teaching"}
        and path.stem not in {"tasks", "handlers", "sessions", "workflows", "desk"}
    ]

    assert readers == []


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "misc", "manager", "core"])
def test_no_module_is_a_drawer(word: str) -> None:
    drawers = [p for p in SOURCE.rglob("*") if p.stem == word and "node_modules" not in p.parts]

    assert drawers == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(path.relative_to(SOURCE))
        for path, tree in trees()
        if tree.body and ast.get_docstring(tree) is None
    ]

    assert silent == []
