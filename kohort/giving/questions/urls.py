"""Questions, and what was answered."""

app_name = "questions"
urlpatterns: list = []
