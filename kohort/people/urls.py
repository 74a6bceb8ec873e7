"""Placeholder until the first pages stand."""

app_name = "people"
urlpatterns: list = []
