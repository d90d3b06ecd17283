"""Addresses of the public pages."""

from django.urls import path

from florilege.www.public import (
    catalogue,
    check,
    closing,
    drawings,
    editions,
    home,
    media,
    policy,
    promises,
    returned_mail,
    seats,
    way_out,
)

app_name = "public"
urlpatterns = [
    path("", home.home, name="home"),
    path("formations/", catalogue.catalogue, name="catalogue"),
    path("formations/<slug:slug>/", catalogue.course, name="course"),
    path("formations/<slug:slug>/inscription/<uuid:session_id>/", seats.enrol, name="enrol"),
    path("inscriptions/<uuid:enrolment_id>/retrait/", seats.withdraw, name="withdraw"),
    path("dessins/<slug:slug>.svg", drawings.drawing, name="drawing"),
    path("fichiers/<uuid:media_id>/", media.media, name="media"),
    path("fermeture/", closing.closing_page, name="closing"),
    path("verifier/", check.check, name="check"),
    path("verifier/<str:typed>/", check.check_number, name="check_number"),
    path("confidentialite/", policy.policy, name="policy"),
    path("confidentialite/versions/", editions.editions, name="editions"),
    path("confidentialite/versions/<int:version>/", editions.edition, name="edition"),
    path("confidentialite/versions/<int:version>/changements/", editions.changes, name="changes"),
    path("courrier/fin/<str:token>/", way_out.stop_promotions, name="stop_promotions"),
    path("courrier/retours/", returned_mail.returned_mail, name="returned_mail"),
    path("promesses/", promises.promises, name="promises"),
]
