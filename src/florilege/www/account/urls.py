"""Addresses of the account pages."""

from django.urls import path

from florilege.www.account import address, keeping, profile, recovery, sign_in, sign_up

app_name = "account"
urlpatterns = [
    path("ouvrir/", sign_up.sign_up, name="sign_up"),
    path("ouvrir/pseudonyme/", sign_up.another_pseudonym, name="another_pseudonym"),
    path("ouvrir/courrier/", sign_up.look_in_your_mail, name="look_in_your_mail"),
    path("confirmer/<str:token>/", sign_up.confirm_address, name="confirm_address"),
    path("entrer/", sign_in.sign_in, name="sign_in"),
    path("sortir/", sign_in.sign_out, name="sign_out"),
    path("confirmer-mot-de-passe/", sign_in.confirm_password, name="confirm_password"),
    path("mot-de-passe-oublie/", recovery.forgotten, name="forgotten"),
    path("mot-de-passe-oublie/courrier/", recovery.link_mailed, name="link_mailed"),
    path("nouveau-mot-de-passe/<str:token>/", recovery.reset_password, name="reset_password"),
    path("garder/<str:token>/", keeping.keep, name="keep"),
    path("garde/", keeping.kept, name="kept"),
    path("profil/", profile.profile, name="profile"),
    path("profil/adresse/", address.change_address, name="change_address"),
    path("profil/adresse/<str:token>/", address.move_address, name="move_address"),
    path("profil/mot-de-passe/", profile.change_password, name="change_password"),
]
