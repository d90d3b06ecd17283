"""The chapters of an edition, and the words for its closed lists and its numbers."""

from collections.abc import Mapping
from enum import StrEnum

from florilege.charter.text import Text


class Chapter(StrEnum):
    """In the order in which an edition is read."""

    PREAMBLE = "preamble"
    PARTIES = "parties"
    PURPOSES = "purposes"
    CATEGORIES = "categories"
    RETENTION = "retention"
    RECIPIENTS = "recipients"
    HOSTING = "hosting"
    NUMBERS = "numbers"
    STATEMENTS = "statements"


CHAPTER_TITLES: Mapping[Chapter, Text] = {
    Chapter.PREAMBLE: Text("En quelques mots", "In a few words"),
    Chapter.PARTIES: Text("Qui en répond", "Who answers for it"),
    Chapter.PURPOSES: Text("Pourquoi, et de quel droit", "What for, and on what basis"),
    Chapter.CATEGORIES: Text("Quelles données", "Which data"),
    Chapter.RETENTION: Text("Combien de temps", "How long"),
    Chapter.RECIPIENTS: Text("Qui les reçoit", "Who receives them"),
    Chapter.HOSTING: Text("Où elles se trouvent", "Where they are"),
    Chapter.NUMBERS: Text("Délais et seuils", "Deadlines and thresholds"),
    Chapter.STATEMENTS: Text("Nos engagements, vos droits", "Our commitments, your rights"),
}

WORDS: Mapping[str, Text] = {
    "preamble": Text("Préambule", "Preamble"),
    "provider": Text("Le responsable du traitement", "The controller"),
    "officer": Text("La protection des données", "Data protection"),
    "authority": Text("L’autorité de contrôle", "The supervisory authority"),
    "hosting": Text("Hébergement", "Hosting"),
    "deadlines": Text("Délais", "Deadlines"),
    "security": Text("Sécurité de la connexion", "Security of signing in"),
    "name": Text("Nom", "Name"),
    "legal_form": Text("Forme juridique", "Legal form"),
    "siret": Text("SIRET", "SIRET"),
    "nda": Text("Déclaration d’activité", "Declaration of activity"),
    "nda_region": Text("Région de la déclaration", "Region of the declaration"),
    "address": Text("Adresse", "Address"),
    "email": Text("Adresse électronique", "E-mail address"),
    "phone": Text("Téléphone", "Phone"),
    "website": Text("Site", "Website"),
    "complaints": Text("Plaintes", "Complaints"),
    "country": Text("Pays", "Country"),
    "countries": Text("Pays d’hébergement", "Hosting countries"),
    "categories": Text("Reçoit", "Receives"),
    "purposes": Text("Pour", "For"),
    "nothing": Text("rien de ce que nous gardons", "nothing of what we keep"),
    "safeguard": Text("Garantie", "Safeguard"),
    "contract_on": Text("Contrat signé le", "Contract signed on"),
    "contract_until": Text("Contrat valable jusqu’au", "Contract valid until"),
    "stands_as": Text("Agit comme", "Acts as"),
    "processor": Text("sous-traitant", "processor"),
    "controller": Text("responsable de son côté", "controller in its own right"),
    "basis": Text("Base légale", "Legal basis"),
    "pillar": Text("Pilier", "Pillar"),
    "in_use": Text("En usage", "In use"),
    "archived": Text("Puis archivé", "Then archived"),
    "contract": Text("le contrat", "the contract"),
    "legal_duty": Text("une obligation légale", "a legal duty"),
    "legitimate_interest": Text("notre intérêt légitime", "our legitimate interest"),
    "consent": Text("votre accord", "your consent"),
    "teaching": Text("former", "teaching"),
    "administration": Text("administrer", "administration"),
    "improvement": Text("améliorer", "improvement"),
    "production": Text("Fait tourner la plateforme", "Runs the platform"),
    "standby": Text("Prêt à prendre le relais", "Stands ready to take over"),
    "backup": Text("Garde les sauvegardes", "Keeps the backups"),
    "adequacy_decision": Text("décision d’adéquation", "adequacy decision"),
    "standard_clauses": Text("clauses contractuelles types", "standard contractual clauses"),
    "certification": Text("certification reconnue", "recognised certification"),
    "binding_rules": Text("règles d’entreprise contraignantes", "binding corporate rules"),
}

DEADLINE_WORDS: Mapping[str, Text] = {
    "answer_days": Text("Réponse à une demande, en jours", "Answer to a request, in days"),
    "extension_max_months": Text("Prolongation possible, en mois", "Possible extension, in months"),
    "notice_days": Text(
        "Préavis d’un changement important, en jours", "Notice of a substantial change, in days"
    ),
    "inactivity_months": Text("Compte inactif après, en mois", "Account idle after, in months"),
    "inactivity_answer_months": Text(
        "Délai pour répondre à notre message, en mois", "Time to answer our message, in months"
    ),
    "journal_months": Text("Journal des accès, en mois", "Access journal, in months"),
    "backup_days": Text("Sauvegardes, en jours", "Backups, in days"),
    "irreversible_within_days": Text(
        "Effacement irréversible sous, en jours", "Erasure irreversible within, in days"
    ),
    "mail_days": Text("Courrier envoyé, en jours", "Mail sent, in days"),
    "marking_days": Text(
        "Correction par les formateurs après une session, en jours",
        "Marking by trainers after a session, in days",
    ),
}

SECURITY_WORDS: Mapping[str, Text] = {
    "sign_up_link_hours": Text("Lien d’inscription, en heures", "Sign-up link, in hours"),
    "reset_link_minutes": Text("Lien de réinitialisation, en minutes", "Reset link, in minutes"),
    "fresh_sign_in_minutes": Text(
        "Mot de passe redemandé après, en minutes", "Password asked again after, in minutes"
    ),
    "session_idle_minutes": Text("Inactivité permise, en minutes", "Idle time, in minutes"),
    "session_hours": Text("Durée d’une connexion, en heures", "Length of a sign-in, in hours"),
    "sign_in_attempts": Text("Essais de connexion permis", "Sign-in attempts allowed"),
    "sign_in_wait_minutes": Text(
        "Attente après trop d’essais, en minutes", "Wait after too many tries, in minutes"
    ),
    "password_min_length": Text(
        "Longueur minimale du mot de passe", "Shortest password, in characters"
    ),
}
