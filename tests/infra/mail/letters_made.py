"""One letter of every kind, with facts as the rooms give them."""

from datetime import date, datetime
from uuid import UUID, uuid4

from florilege.infra.mail.kinds import (
    Kind,
    OperationalKind,
    OptionalKind,
    PromotionalKind,
    kinds,
)
from florilege.infra.mail.promoting import Promotion, write_promotions
from florilege.infra.mail.reaching import Reach
from florilege.infra.mail.writing import write_letter, write_optional
from florilege.kernel.vocabulary import Purpose
from florilege.rights.actions.choose import consent_to
from tests.people_made import Made
from tests.teaching.learners_made import enrol, publish

TOKEN = "h2Vd0wq0mJ8yHqk1T3bN5sXeRz7uLcA9pWfG4iKoMnQ"
COURSE = {"course": "Premier bouquet", "course_path": "/formations/premier-bouquet/"}
DATES = {
    "fr": {"first_day": "lundi 6 septembre 2027", "last_day": "vendredi 5 novembre 2027"},
    "en": {"first_day": "Monday, 6 September 2027", "last_day": "Friday, 5 November 2027"},
}
CERTIFICATE = {
    "fr": {"title": "Certificat de fin de parcours", "reason": "une erreur de saisie"},
    "en": {"title": "Path certificate", "reason": "a mistake when it was entered"},
}
ADVERT = (
    "Bonjour,\n\nNotre atelier « Couronnes d’hiver » ouvre ses portes le 4 décembre. Vous y "
    "apprendrez :\n- à monter une couronne sur paille ;\n- à choisir ce qui tient au froid.\n\n"
    "Le programme complet :\n\nhttp://127.0.0.1:8000/formations/couronnes/\n\nÀ bientôt."
)
SCHOOL = {"name": "Maëlle Tréhorel", "email": "donnees@atelier-corolle.example"}
NUMBER = UUID("3f0d3c52-8f8e-4a57-9d0c-2f1b8a7e6d5c")


def facts_of(code: str, language: str) -> dict[str, object]:
    """Give what a room hands to the template of a kind."""
    seat = {"session": "Automne, le soir", "place": "Atelier, 1er étage", **DATES[language]}
    return {
        "confirm_address": {"token": TOKEN, "hours": 24},
        "address_known": {},
        "address_taken": {},
        "change_address": {"token": TOKEN, "hours": 24},
        "address_moved": {"school_email": "bonjour@atelier-corolle.example"},
        "reset_password": {"token": TOKEN, "minutes": 60},
        "keep_account": {
            "token": TOKEN, "since": date(2027, 3, 10), "months": 12, "until": date(2028, 5, 10),
        },
        "charter_change": {
            "version": 2, "more": 1, "changes": "/confidentialite/versions/2/changements/",
            "day": "1er janvier 2028" if language == "fr" else "1 January 2028",
            "titles": ["Combien de temps", "Qui reçoit quoi"], "close": "/mes-donnees/supprimer/",
        },
        "certificate_ready": {
            **CERTIFICATE[language], "course": "Premier bouquet", "number": "CFP-2027-00042",
            "edition": 1, "path": "/espace/documents/",
        },
        "certificate_revoked": {
            **CERTIFICATE[language], "course": "Premier bouquet", "number": "CFP-2027-00042",
            "edition": 1, "school_email": "bonjour@atelier-corolle.example",
        },
        "enrolment_confirmed": {**seat, **COURSE},
        "enrolment_waiting": {
            **seat, **COURSE, "lacks_phone": True, "request_path": "/formations/x/inscription/1/",
            "reasons": ["il manque votre numéro de téléphone"],
        },
        "enrolment_withdrawn": {**seat, **COURSE},
        "enrolment_tomorrow": {**seat, **COURSE},
        "rights_received": {"due_on": date(2027, 9, 20), "in_space": True, "number": NUMBER},
        "rights_proof_wanted": {
            "reason": "La lettre vient d’une adresse que nous ne connaissons pas.",
            "number": NUMBER,
        },
        "rights_extended": {
            "until": date(2027, 11, 20), "number": NUMBER, "authority": "CNIL",
            "reason": "Vos échanges avec trois formateurs sont à relire.",
        },
        "rights_answered": {"number": NUMBER, "authority": "CNIL"},
        "rights_answer": {
            "number": NUMBER, "authority": "CNIL",
            "answer": "Nous avons effacé votre adresse de nos fichiers.",
        },
        "rights_lifting": {},
        "rights_agreement": {"token": TOKEN, "hours": 72, "purpose": "Vous envoyer nos nouvelles"},
        "rights_recipient": {"cause": "erasure", "looked_on": date(2027, 9, 20)},
        "rights_reminder": {"late": 2, "today": 1, "soon": 0},
        "taken_over": {
            "system": "Ancien planning", "day": DATES[language]["first_day"], "provider": SCHOOL,
            "officer": SCHOOL, "authority": "CNIL", "policy": "/confidentialite/",
            "mine": "/mes-donnees/", "password": "/compte/oubli/",
            "leave": "/mes-donnees/supprimer/",
        },
        "school_closes": {
            "day": DATES[language]["last_day"], "shut": DATES[language]["first_day"],
            "archive_ends": DATES[language]["last_day"], "export": "/mes-donnees/export/",
            "documents": "/espace/certificats/", "closed_page": "/fermeture/",
            "check": "/verifier/", "officer": SCHOOL, "has_space": True,
        },
        "school_stays": {"mine": "/mes-donnees/", "has_space": True},
        "brought_here": {"token": TOKEN, "hours": 24},
        "contact_notice": {
            "giver": "votre employeur", "kept": "Votre nom et votre adresse.",
            "purpose": "Préparer une convention.", "balance": "Vous êtes écrit une fois.",
            "until": "3 ans après le dernier contact", "recipients": "Loire Hébergement (FR)",
            "officer_name": SCHOOL["name"], "officer_email": SCHOOL["email"],
            "authority": "CNIL", "complaints": "https://www.cnil.fr/fr/plaintes",
        },
        "role_given": {
            "role": "exploitant", "since": DATES[language]["first_day"], "until": "",
            "officer_name": SCHOOL["name"], "officer_email": SCHOOL["email"],
        },
        "departure": {
            "day": DATES[language]["last_day"], "roles": ["formation"], "is_change": True,
            "handed": [("Sessions animées", 2)], "staying": [("Sessions animées", 1)],
            "kept": "Les rôles tenus.", "until": "La durée du rôle, puis 12 mois",
            "reason": "Pour dire qui tenait un rôle.", "mine": "/mes-donnees/",
            "officer_name": SCHOOL["name"], "officer_email": SCHOOL["email"],
        },
        "departure_handover": {
            "day": DATES[language]["last_day"], "works": [("Sessions animées", 2)],
        },
        "contact_way_in": {"token": TOKEN, "minutes": 30},
        "certificate_not_corrected": {
            **COURSE, **CERTIFICATE[language], "number": "CFP-2027-00042",
            "path": "/espace/certificats/", "officer_email": SCHOOL["email"],
            "authority": "CNIL", "complaints": "https://www.cnil.fr/fr/plaintes",
        },
        "alarms": {
            "count": 2,
            "sentences": [
                "Lieux sans sauvegarde de la veille : 1.",
                "Promesses en rouge sur la page des preuves : 2.",
            ],
        },
    }[code]  # fmt: skip


def write_every_kind(made: Made, *, language: str, at: datetime) -> list[str]:
    """Write one letter of each kind to a person, each in the way of its type."""
    for kind in kinds():
        _write(kind, made, language=language, at=at)
    return [kind.code for kind in kinds()]


def _write(kind: Kind, made: Made, *, language: str, at: datetime) -> None:
    if isinstance(kind, PromotionalKind):
        _promote(kind, made, language=language, at=at)
        return
    given = {
        "person": made.person, "address": made.email, "language": language,
        "facts": facts_of(kind.code, language), "at": at,
    }  # fmt: skip
    if isinstance(kind, OptionalKind):
        assert write_optional(kind=kind, letter_id=uuid4(), **given)  # type: ignore[arg-type]
    else:
        assert isinstance(kind, OperationalKind)
        write_letter(kind=kind, **given)  # type: ignore[arg-type]


def _promote(kind: PromotionalKind, made: Made, *, language: str, at: datetime) -> None:
    course = None
    if kind.purpose is Purpose.PROMOTION:
        consent_to(Purpose.PROMOTION, person=made.person, given=True, at=at)
    else:
        published = publish(slug=f"cours-{language}")
        enrol(made, published)
        course = published.course_id
    promotion = Promotion(
        id=uuid4(), kind=kind, title="Couronnes d’hiver, le 4 décembre", text=ADVERT,
        course=course, course_title="Premier bouquet",
    )  # fmt: skip
    there = {made.person: Reach(address=made.email, language=language)}
    told: list[object] = []
    write_promotions(
        [made.person], promotion=promotion, reaches=lambda people: there, note=told.append, at=at
    )
    assert told == [{made.person: None}]
