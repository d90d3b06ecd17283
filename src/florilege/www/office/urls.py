"""Addresses of the office."""

from django.urls import path

from florilege.www.office import (
    certificates,
    contacts,
    corrections,
    learners,
    planning,
    session,
    sessions,
    trainers,
)

app_name = "office"
urlpatterns = [
    path("", sessions.home, name="home"),
    path("contacts/", contacts.contacts, name="contacts"),
    path("contacts/nouveau/", contacts.add_contact, name="add_contact"),
    path("contacts/<uuid:contact_id>/", contacts.contact, name="contact"),
    path("certificats/", certificates.certificates, name="certificates"),
    path("certificats/<uuid:document_id>/revoquer/", certificates.revoke, name="revoke"),
    path("certificats/corrections/", corrections.corrections, name="corrections"),
    path(
        "certificats/corrections/<uuid:correction_id>/delivrer/",
        corrections.grant,
        name="grant_correction",
    ),
    path(
        "certificats/corrections/<uuid:correction_id>/refuser/",
        corrections.refuse,
        name="refuse_correction",
    ),
    path("sessions/nouvelle/", planning.plan, name="plan"),
    path("sessions/<uuid:session_id>/", session.session, name="session"),
    path("sessions/<uuid:session_id>/etat/", session.change_state, name="session_state"),
    path("sessions/<uuid:session_id>/formateur/", trainers.assign, name="assign_trainer"),
    path(
        "sessions/<uuid:session_id>/formateur/<uuid:person>/fin/",
        trainers.release,
        name="release_trainer",
    ),
    path(
        "sessions/<uuid:session_id>/inscriptions/<uuid:enrolment_id>/confirmer/",
        learners.confirm,
        name="confirm",
    ),
    path(
        "sessions/<uuid:session_id>/inscriptions/<uuid:enrolment_id>/retirer/",
        learners.withdraw,
        name="withdraw",
    ),
]
