"""Addresses of a person's own data."""

from django.urls import path

from florilege.www.rights import archived, deletion, export, my_data, who_looked

app_name = "rights"
urlpatterns = [
    path("", my_data.my_data, name="my_data"),
    path("detail/<str:category>/", my_data.category, name="category"),
    path("regards/", who_looked.who_looked, name="who_looked"),
    path("archives/", archived.archived, name="archived"),
    path("export/", export.exports, name="exports"),
    path("export/schema.json", export.schema, name="export_schema"),
    path("export/<uuid:order_id>/avancement/", export.progress, name="export_progress"),
    path("export/<uuid:order_id>/fichier/", export.fetch, name="export_fetch"),
    path("supprimer/", deletion.delete_account, name="delete_account"),
    path("recu/<uuid:request_id>/", deletion.receipt, name="receipt"),
    path("recu/<uuid:request_id>/avancement/", deletion.progress, name="receipt_progress"),
]
