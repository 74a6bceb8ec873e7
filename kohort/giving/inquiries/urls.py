"""What alumni ask the university for."""

from django.urls import path

from .listing import desk, inquiries
from .new import new
from .page import inquiry

app_name = "inquiries"
urlpatterns = [
    path("inquiries/", inquiries, name="inquiries"),
    path("inquiries/new/", new, name="new"),
    path("inquiries/<slug:key>/", inquiry, name="inquiry"),
    path("desk/inquiries/", desk, name="desk"),
]
