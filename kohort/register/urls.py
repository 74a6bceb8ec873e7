"""The register at the desk: imports, and pairs of people who may be one."""

from django.urls import path

from . import deciding, desk

app_name = "register"
urlpatterns = [
    path("imports/", desk.imports, name="imports"),
    path("imports/<slug:key>/", desk.one_import, name="import"),
    path("imports/<slug:key>/columns/", desk.columns, name="columns"),
    path("imports/<slug:key>/look/", desk.look, name="look"),
    path("imports/<slug:key>/run/", desk.take_in, name="run"),
    path("imports/<slug:key>/undoing/", desk.undoing, name="undoing"),
    path("imports/<slug:key>/problems.csv", desk.problems, name="problems"),
    path("merges/", deciding.merges, name="merges"),
    path("merges/<int:pk>/", deciding.decide, name="merge"),
]
