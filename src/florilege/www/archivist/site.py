"""All addresses of the archivist's process: its own door, and the archive behind it."""

from django.urls import include, path

from florilege.www.account import sign_in
from florilege.www.archivist.elsewhere import on_the_platform

_ACCOUNT = [
    path("entrer/", sign_in.sign_in, name="sign_in"),
    path("sortir/", sign_in.sign_out, name="sign_out"),
    path("confirmer-mot-de-passe/", sign_in.confirm_password, name="confirm_password"),
    path("ouvrir/", on_the_platform("/compte/ouvrir/"), name="sign_up"),
    path("oublie/", on_the_platform("/compte/mot-de-passe-oublie/"), name="forgotten"),
]
urlpatterns = [
    path("", include("florilege.www.base.urls")),
    path("compte/", include((_ACCOUNT, "account"))),
    path("", include("florilege.www.archivist.desk_urls")),
]

handler400 = "florilege.www.base.errors.bad_request"
handler403 = "florilege.www.base.errors.forbidden"
handler404 = "florilege.www.base.errors.not_found"
handler500 = "florilege.www.base.errors.server_error"
