"""The site with one address more: a POST of a member that writes one bare row, the floor of a sign-up."""

from secrets import token_hex

from django.http import HttpResponseRedirect
from django.urls import path

from kohort.access.gate import myself
from kohort.events.seats.models import Seat
from kohort.site.urls import handler400, handler403, handler404, handler500
from kohort.site.urls import urlpatterns as site

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@myself
def write(request, number):
    email = f"{token_hex(8)}@floor.example"
    Seat.objects.create(event_id=number, name="Floor", email=email, state=Seat.State.CANCELLED, turn=0)
    return HttpResponseRedirect("/")


urlpatterns = [path("<slug:institution>/floor/<int:number>/", write), *site]
