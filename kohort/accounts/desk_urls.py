"""The office's own people, inside an institution."""

from django.urls import path

from . import desk, roles

app_name = "office"
urlpatterns = [
    path("office/", desk.colleagues, name="colleagues"),
    path("office/new/", roles.give, name="give"),
    path("office/<int:pk>/", roles.withdraw, name="withdraw"),
    path("office/<int:pk>/new-factor/", desk.new_factor, name="new_factor"),
]
