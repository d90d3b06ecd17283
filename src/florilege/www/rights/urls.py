"""Addresses of a person's own data."""

from django.urls import path

from florilege.www.rights import (
    after_death,
    agreement,
    archived,
    brought,
    choices,
    deletion,
    export,
    mail,
    my_data,
    one_datum,
    recipients,
    requests,
    visit,
    who_looked,
)

app_name = "rights"
urlpatterns = [
    path("", my_data.my_data, name="my_data"),
    path("detail/<str:category>/", my_data.category, name="category"),
    path("regards/", who_looked.who_looked, name="who_looked"),
    path("archives/", archived.archived, name="archived"),
    path("apporte/", brought.brought, name="brought"),
    path(
        "apporte/<uuid:bringing_id>/page/<int:number>/", brought.brought_page, name="brought_page"
    ),
    path(
        "apporte/<uuid:bringing_id>/avancement/", brought.brought_progress, name="brought_progress"
    ),
    path("apporte/<uuid:bringing_id>/retirer/", brought.remove, name="brought_remove"),
    path("apporte/document/<uuid:brought_id>/", brought.brought_file, name="brought_file"),
    path("export/", export.exports, name="exports"),
    path("export/schema.json", export.schema, name="export_schema"),
    path("export/<uuid:order_id>/avancement/", export.progress, name="export_progress"),
    path("export/<uuid:order_id>/fichier/", export.fetch, name="export_fetch"),
    path("supprimer/", deletion.delete_account, name="delete_account"),
    path("recu/<uuid:request_id>/", deletion.receipt, name="receipt"),
    path("recu/<uuid:request_id>/avancement/", deletion.progress, name="receipt_progress"),
    path("demandes/", requests.requests, name="requests"),
    path("demandes/<uuid:request_id>/", requests.one_request, name="request"),
    path("demandes/<uuid:request_id>/reprendre/", requests.withdraw, name="request_withdraw"),
    path("courrier/", mail.mail, name="mail"),
    path("courrier/adresse/", mail.address_works, name="address_works"),
    path("courrier/<slug:topic>/", mail.switch, name="mail_switch"),
    path("choix/", choices.choices, name="choices"),
    path("choix/accord/<slug:purpose>/", choices.consent, name="consent"),
    path("choix/opposition/<slug:purpose>/", choices.objection, name="objection"),
    path("choix/parent/<slug:purpose>/", choices.second_person, name="second_person"),
    path("choix/quinze-ans/", choices.fifteen, name="fifteen"),
    path("choix/limiter/", choices.restrict, name="restrict"),
    path("choix/limiter/<str:datum>/", one_datum.restrict_datum, name="restrict_datum"),
    path("choix/limitation/<uuid:restriction_id>/lever/", choices.lift, name="lift"),
    path("accord/<str:token>/", agreement.agreement, name="agreement"),
    path("apres-moi/", after_death.after_death, name="after_death"),
    path("sans-compte/", visit.way_in, name="way_in"),
    path("sans-compte/courrier/", visit.way_in_mailed, name="way_in_mailed"),
    path("sans-compte/<str:token>/", visit.visit, name="visit"),
    path("fiche/", visit.own_card, name="own_card"),
    path("fiche/<uuid:contact_id>/", visit.own_card, name="own_card_correct"),
    path("destinataires/", recipients.recipients, name="recipients"),
]
