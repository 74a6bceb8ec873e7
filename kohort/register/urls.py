"""Placeholder until the first pages stand."""

app_name = "register"
urlpatterns: list = []
