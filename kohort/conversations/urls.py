"""Addresses of `posts`."""

app_name = "posts"
urlpatterns: list = []
