"""Under `/<institution>/me/`."""

from django.urls import path

from . import eyes, opening, photo, suggestions, views

urlpatterns = [
    path("", views.page, name="me"),
    path("names/", views.names, name="my_names"),
    path("photo/", photo.photo, name="my_photo"),
    path("photo/removal/", photo.removal, name="my_photo_removal"),
    path("open/", opening.opening, name="my_opening"),
    path("seen-as/<slug:who>/", eyes.seen_as, name="seen_as"),
    path("suggestions/<slug:what>/", suggestions.suggestions, name="suggestions"),
    path("still-right/", views.all_still_right, name="all_still_right"),
    path("undo/", views.undo, name="undo_removal"),
    path("<slug:kind>/new/", views.add, name="add_mine"),
    path("<slug:kind>/<int:number>/", views.edit, name="edit_mine"),
    path("<slug:kind>/<int:number>/audience/", views.audience, name="my_audience"),
    path("<slug:kind>/<int:number>/still-right/", views.still_right, name="still_right"),
    path("<slug:kind>/<int:number>/removal/", views.remove, name="remove_mine"),
]
