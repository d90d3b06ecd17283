"""All addresses of the archivist's process: its own door, the archive, and ways to the platform."""

from django.urls import include, path

from florilege.www.account import sign_in
from florilege.www.archivist.elsewhere import on_the_platform

_ACCOUNT = [
    path("entrer/", sign_in.sign_in, name="sign_in"),
    path("sortir/", sign_in.sign_out, name="sign_out"),
    path("confirmer-mot-de-passe/", sign_in.confirm_password, name="confirm_password"),
    path("ouvrir/", on_the_platform, name="sign_up"),
    path("mot-de-passe-oublie/", on_the_platform, name="forgotten"),
]
# What the banners and the foot of every page lead to.
_PUBLIC = [
    path("confidentialite/", on_the_platform, name="policy"),
    path("confidentialite/versions/<int:version>/changements/", on_the_platform, name="changes"),
    path("fermeture/", on_the_platform, name="closing"),
    path("promesses/", on_the_platform, name="promises"),
    path("verifier/", on_the_platform, name="check"),
]
urlpatterns = [
    path("", include("florilege.www.base.urls")),
    path("compte/", include((_ACCOUNT, "account"))),
    path("", include((_PUBLIC, "public"))),
    path("", include("florilege.www.archivist.desk_urls")),
]

handler400 = "florilege.www.base.errors.bad_request"
handler403 = "florilege.www.base.errors.forbidden"
handler404 = "florilege.www.base.errors.not_found"
handler500 = "florilege.www.base.errors.server_error"
