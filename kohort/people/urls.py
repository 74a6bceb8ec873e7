"""The directory, people, and the desk of the office."""

from django.urls import path

from . import desk, export, views

app_name = "people"
urlpatterns = [
    path("people/", views.directory, name="directory"),
    path("people/<slug:key>/", views.person, name="person"),
    path("people/<slug:key>/correct/", desk.correct, name="correct"),
    path("people/<slug:key>/name/", desk.name, name="name"),
    path("people/<slug:key>/<slug:kind>/new/", desk.add_fact, name="add_fact"),
    path("people/<slug:key>/<slug:kind>/<int:number>/", desk.edit_fact, name="edit_fact"),
    path("desk/", desk.desk, name="desk"),
    path("desk/people/new/", desk.new_person, name="new"),
    path("desk/export/", export.export, name="export"),
]
