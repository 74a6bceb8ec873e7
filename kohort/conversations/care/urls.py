"""Addresses of looking after a group's talk."""

from django.urls import path

from . import appealing, reporting, views

app_name = "care"
urlpatterns = [
    path("posts/<slug:key>/report/", reporting.report_post, name="report_post"),
    path("comments/<slug:key>/report/", reporting.report_comment, name="report_comment"),
    path("groups/<slug:key>/care/", views.care, name="group"),
    path("desk/care/", views.desk, name="desk"),
    path("reports/<slug:key>/", views.report, name="report"),
    path("removals/<slug:key>/", appealing.removal, name="removal"),
    path("appeals/<slug:key>/", appealing.appeal, name="appeal"),
]
