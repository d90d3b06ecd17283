"""All addresses, by audience. No address carries a personal value: ids in it are opaque."""

from django.conf import settings
from django.urls import include, path

urlpatterns = [
    path("", include("florilege.www.base.urls")),
    path("", include("florilege.www.public.urls")),
    path("compte/", include("florilege.www.account.urls")),
    path("mes-donnees/", include("florilege.www.rights.urls")),
    path("espace/", include("florilege.www.learner.urls")),
    path("formateur/", include("florilege.www.trainer.urls")),
    path("bureau/", include("florilege.www.office.urls")),
    path("delegue/", include("florilege.www.officer.urls")),
    path("exploitation/", include("florilege.www.operator.urls")),
    path("securite/", include("florilege.www.security.urls")),
    path("archives/", include("florilege.www.archivist.urls")),
]
if settings.DEMO:
    urlpatterns += [path("demo/", include("florilege.www.demo.urls"))]

handler400 = "florilege.www.base.errors.bad_request"
handler403 = "florilege.www.base.errors.forbidden"
handler404 = "florilege.www.base.errors.not_found"
handler500 = "florilege.www.base.errors.server_error"
