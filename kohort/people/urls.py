"""The directory, people, and the desk of the office."""

from django.urls import include, path

from . import classes, desk, export, faces, vcard, views
from .linkedin.views import linkedin

app_name = "people"
urlpatterns = [
    path("people/", views.directory, name="directory"),
    path("people/<slug:key>/", views.person, name="person"),
    path("people/<slug:key>/photo/<slug:digest>/<slug:size>.webp", faces.photo, name="photo"),
    path("people/<slug:key>/correct/", desk.correct, name="correct"),
    path("people/<slug:key>/name/", desk.name, name="name"),
    path("people/<slug:key>/<slug:kind>/new/", desk.add_fact, name="add_fact"),
    path("people/<slug:key>/<slug:kind>/<int:number>/", desk.edit_fact, name="edit_fact"),
    path("people/<slug:key>/card.vcf", vcard.card, name="vcard"),
    path("class/", classes.class_page, name="class"),
    path("me/linkedin/", linkedin, name="linkedin"),
    path("me/", include("kohort.people.me.urls")),
    path("desk/", desk.desk, name="desk"),
    path("desk/people/new/", desk.new_person, name="new"),
    path("desk/export/", export.export, name="export"),
]
