"""Addresses of `board`."""

app_name = "board"
urlpatterns: list = []
