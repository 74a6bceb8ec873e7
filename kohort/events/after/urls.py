"""After an event: thanks and closing, pictures, feedback."""

from django.urls import path

from . import after, answering, one_picture, pictures

app_name = "after"
urlpatterns = [
    path("events/<slug:key>/after/", after.after, name="after"),
    path("events/<slug:key>/pictures/", pictures.pictures, name="pictures"),
    path("events/<slug:key>/pictures/<slug:row>/", one_picture.shot, name="shot"),
    path("events/<slug:key>/pictures/<slug:row>/down/", one_picture.down, name="down"),
    path("events/<slug:key>/pictures/<slug:row>/<slug:size>.webp", pictures.picture, name="picture"),
    path("feedback/<str:token>/", answering.feedback, name="feedback"),
]
