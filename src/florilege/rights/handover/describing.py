"""What tells a stranger how to read an export: the README, and the tables from their declarations."""

from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import override

from florilege.kernel.declarations import ActedBy, NotPersonal, Personal
from florilege.rights.handover.rows import line_fields, tables

README = """\
# Export d’une école / Export of a school

Ce fichier contient tout ce qu’une installation de Florilège sait : il est fait pour être lu par un
autre programme. C’est une archive `tar` chiffrée au format age ; deux outils libres suffisent :

    age --decrypt -i CLE ecole.tar.age | tar -x

- `tables/COFFRE/TABLE/00001.jsonl` : une ligne JSON par enregistrement, en UTF-8 ; `schema.json` dit
  ce que chaque champ signifie, et d’où il vient.
- `files/` : les fichiers des personnes et les documents (PDF/A) ; les tables disent à qui ils sont.
- `courses/` : les fichiers des formations ; `charter/` : chaque édition de la politique.
- `journal.json` : où s’arrête le journal des accès, et s’il est intact.
- `sums/` : l’empreinte SHA-256 de chaque fichier (`sha256sum -c`).
- `manifest.json`, en dernier : combien de lignes par table, et l’empreinte du tout. Sans lui, l’export
  a été interrompu.

Les mots de passe, les clés et l’archive légale n’y sont pas.

This file holds everything that an installation of Florilège knows, to be read by another program. It
is a `tar` archive sealed in the age format. Tables are JSON lines in UTF-8, described in
`schema.json`; `files/` holds people’s files and documents (PDF/A), `courses/` the courses’ files,
`charter/` each edition of the policy, `journal.json` the head of the access journal, `sums/` the
SHA-256 of each file. `manifest.json` comes last: without it the export was cut off. Passwords, keys
and the legal archive are not in it.
"""


def schema() -> dict[str, Any]:
    """Describe every table and field."""
    with override("en"):
        return {table.name: _table(table) for table in tables()}


def _table(table: Any) -> dict[str, Any]:
    holding, model = table.holding, apps.get_model(table.holding.model)
    return {
        "title": _(holding.title),
        "about": holding.subject,
        "retention": holding.retention or None,
        "fields": {name: _field(holding, model, name) for name in line_fields(table)},
    }


def _field(holding: Any, model: Any, name: str) -> dict[str, Any]:
    field = next(f for f in model._meta.local_concrete_fields if name in (f.name, f.attname))
    declared = holding.fields[field.name]
    said: dict[str, Any] = {"type": field.get_internal_type()}
    match declared:
        case Personal():
            said |= {"means": _(declared.why), "source": declared.source.value}
            said |= {"category": declared.category.value, "portable": declared.portable}
        case ActedBy():
            said |= {"means": declared.why}
        case NotPersonal():
            said |= {"means": declared.reason}
    return said
