"""Which system the files come from: the one line of `system.csv`."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from florilege.infra.intake.cells import text
from florilege.infra.intake.folders import Folder
from florilege.infra.intake.reading import Told, file_of, rows_of
from florilege.infra.intake.sheets import Column, Fault, Sheet

SYSTEM = Sheet(
    name="system",
    title=gettext_noop("The system that the files come from"),
    columns=(
        Column(
            "name",
            text(80),
            also=("nom",),
            says=gettext_noop("What the old system is called; people read it in our letter."),
        ),
    ),
    key=("name",),
    take=lambda _rows, _at: (),
)


def system_of(folder: Folder, told: Told) -> str | None:
    """Read the name of the old system; None if it cannot be told."""
    name = file_of(SYSTEM)
    if name not in folder.names():
        sentence = _("Write this file: “name” in its first line, the old system’s name below.")
        told(Fault(name, 1, "name", sentence))
        return None
    names = [row["name"] for row in rows_of(SYSTEM, folder, told) if row.is_sound]
    if len(names) != 1:
        sentence = _("Write one line below the first, with the old system’s name.")
        told(Fault(name, 2, "name", sentence))
        return None
    return str(names[0])
