"""Asks, and the answers to them."""

app_name = "asks"
urlpatterns: list = []
