"""The chapters of the policy page: what stands in which, and which promises each one makes."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_noop

from florilege.charter.model import Section


@dataclass(frozen=True, slots=True)
class Chapter:
    """`part` names the template of what is computed; `sections` is the charter's own prose."""

    code: str
    title: str
    sections: tuple[Section, ...]
    rows: tuple[str, ...]
    part: str = ""


CHAPTERS: Final = (
    Chapter("qui", gettext_noop("Who answers for it"), (), ("LAW-01",), "parties"),
    Chapter(
        "pourquoi",
        gettext_noop("What for, and by what right"),
        (Section.PILLARS, Section.BASES),
        ("POL-04", "POL-05", "POL-08"),
        "purposes",
    ),
    Chapter(
        "donnees",
        gettext_noop("Which data, and where they come from"),
        (Section.SOURCES, Section.NEEDED),
        ("POL-01", "ID-03", "ID-12"),
        "categories",
    ),
    Chapter(
        "durees",
        gettext_noop("How long"),
        (Section.RETENTION, Section.ERASURE),
        ("RET-01", "RET-02", "RET-03", "RET-04", "RET-06", "RGT-04", "RGT-05"),
        "retention",
    ),
    Chapter(
        "destinataires",
        gettext_noop("Who receives what"),
        (Section.SHARING, Section.AUTHORITIES),
        ("POL-07", "LAW-09", "FUN-04"),
        "recipients",
    ),
    Chapter(
        "lieux",
        gettext_noop("Where they are"),
        (Section.TRANSFERS,),
        ("POL-06",),
        "places",
    ),
    Chapter(
        "protection",
        gettext_noop("How they are protected"),
        (Section.SECURITY, Section.JOURNAL, Section.INCIDENTS),
        ("SEC-01", "SEC-02", "SEC-03", "SEC-04", "SEC-05", "SEC-11", "ID-07"),
    ),
    Chapter(
        "droits",
        gettext_noop("Your rights, and how to use them"),
        (
            Section.RIGHTS,
            Section.DELAYS,
            Section.OBJECTION,
            Section.MINORS,
            Section.AFTER_DEATH,
        ),
        (
            "RGT-01",
            "RGT-02",
            "RGT-06",
            "RGT-07",
            "RGT-08",
            "RGT-09",
            "RGT-10",
            "LAW-02",
            "LAW-03",
        ),
        "rights",
    ),
    Chapter("decisions", gettext_noop("The machine’s part"), (Section.DECISIONS,), ("LAW-06",)),
    Chapter("traceurs", gettext_noop("Trackers"), (Section.TRACKERS,), ("LAW-11",), "trackers"),
    Chapter(
        "changements",
        gettext_noop("When this charter changes"),
        (Section.CHANGES,),
        ("POL-02", "POL-03"),
        "versions",
    ),
    Chapter(
        "plainte", gettext_noop("If you are not satisfied"), (Section.COMPLAINT,), (), "complaint"
    ),
)
