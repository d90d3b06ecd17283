"""Addresses of the office."""

from django.urls import path

from florilege.www.departures import pages as departures
from florilege.www.office import (
    certificates,
    contacts,
    corrections,
    learners,
    mail,
    planning,
    session,
    sessions,
    takeover,
    takeovers,
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
    path("departs/", departures.of_office, name="departures"),
    path("departs/<uuid:person>/", departures.one_of_office, name="departure"),
    path("courrier/", mail.mail, name="mail"),
    path("courrier/revenu/", mail.returned, name="returned_mail"),
    path("courrier/nouvelle/", mail.write, name="write_campaign"),
    path("courrier/<uuid:campaign_id>/", mail.show, name="campaign"),
    path("courrier/<uuid:campaign_id>/avancement/", mail.progress, name="campaign_progress"),
    path("courrier/<uuid:campaign_id>/mots/", mail.rewrite, name="rewrite_campaign"),
    path("courrier/<uuid:campaign_id>/envoyer/", mail.send, name="send_campaign"),
    path("courrier/<uuid:campaign_id>/arreter/", mail.stop, name="stop_campaign"),
    path("courrier/<uuid:campaign_id>/jeter/", mail.discard, name="discard_campaign"),
    path("reprise/", takeovers.takeovers, name="takeovers"),
    path("reprise/modeles/<str:file>", takeovers.sample, name="takeover_sample"),
    path("reprise/<uuid:upload_id>/", takeover.takeover, name="takeover"),
    path("reprise/<uuid:upload_id>/fichiers/", takeover.add, name="add_takeover_files"),
    path(
        "reprise/<uuid:upload_id>/fichiers/<str:file>/retirer/",
        takeover.remove,
        name="remove_takeover_file",
    ),
    path("reprise/<uuid:upload_id>/essai/", takeover.try_out, name="try_takeover"),
    path("reprise/<uuid:upload_id>/avancement/", takeover.progress, name="takeover_progress"),
    path("reprise/<uuid:upload_id>/reprendre/", takeover.confirm, name="confirm_takeover"),
    path("reprise/<uuid:upload_id>/arreter/", takeover.stop, name="stop_takeover"),
    path("reprise/<uuid:upload_id>/abandonner/", takeover.drop, name="drop_takeover"),
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
