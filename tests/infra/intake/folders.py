"""Write the files of an old system, as a spreadsheet might, and take them over as the command does."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from florilege.infra import clock
from florilege.infra.intake.folders import DiskFolder
from florilege.infra.intake.sheets import Fault
from florilege.infra.intake.taking import take_folder
from florilege.infra.intake.telling import tell_arrivals
from florilege.infra.intake.trying import Found, try_folder

PEOPLE = """\
id;email;given_name;family_name;language;last_seen_on
P-1;amandine.leroux@courrier.example;Amandine;Leroux;fr;14/09/2026
P-2;bachir.nasri@courrier.example;Bachir;Nasri;fr;2026-10-30
P-3;yvon.kermarrec@courrier.example;Yvon;Kermarrec;;
"""
SESSIONS = """\
id;course;title;starts_on;ends_on;capacity;modality;place
S-1;{slug};Bouquet rond, automne;06/10/2025;28/11/2025;12;mixte;Angers, atelier
"""
OTHERS = {
    "roles": "person;role;since;until\nP-3;formateur;01/09/2019;\n",
    "slots": "session;on;half_day;starts_at;ends_at\nS-1;06/10/2025;matin;9h;12h30\n"
    "S-1;2025-10-06;après-midi;;\n",
    "trainers": "session;person\nS-1;P-3\n",
    "enrolments": "person;session;state;asked_on;ended_on;hours\n"
    "P-1;S-1;terminée;10/09/2025;28/11/2025;7,5\nP-2;S-1;abandonnée;12/09/2025;20/10/2025;\n",
    "numbers": "kind;year;last\nCFP;2026;41\n",
}


@dataclass
class School:
    """A folder of files; `faults` are those of the last try."""

    folder: Path
    faults: list[Fault] = field(default_factory=list)

    def write(self, name: str, content: str | bytes) -> None:
        raw = content.encode() if isinstance(content, str) else content
        (self.folder / f"{name}.csv").write_bytes(raw)

    def try_it(self) -> Found:
        self.faults.clear()
        return try_folder(DiskFolder(self.folder), on=clock.today(), told=self.faults.append)

    def take(self, *, at: datetime | None = None) -> Counter[str]:
        found = self.try_it()
        assert found.is_clean, self.faults
        return take_folder(
            DiskFolder(self.folder), system=found.system, at=lambda: at or clock.now()
        )

    def tell(self) -> int:
        return tell_arrivals(at=clock.now())


def whole_school(folder: Path, *, slug: str) -> School:
    school = School(folder)
    school.write("system", "name\nGestion Bouquet 4\n")
    school.write("people", PEOPLE)
    school.write("sessions", SESSIONS.format(slug=slug))
    for name, content in OTHERS.items():
        school.write(name, content)
    return school
