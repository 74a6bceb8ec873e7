"""The register at the desk: imports, pairs of people who may be one, and what is taught here."""

from django.urls import path

from . import deciding, desk
from .catalogue.desk import catalogue, programme, unit

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
    path("programmes/", catalogue, name="catalogue"),
    path("programmes/new/", programme, name="new_programme"),
    path("programmes/<int:number>/", programme, name="programme"),
    path("units/new/", unit, name="new_unit"),
    path("units/<int:number>/", unit, name="unit"),
]
