"""What alumni ask the university for."""

app_name = "inquiries"
urlpatterns: list = []
