"""Makes the rows of `Everything` about groups what an address can show: a living group, led by who is in it."""

from datetime import timedelta

from django.utils import timezone

from kohort.conversations.models import Appeal, Asker, Comment, Image, Post, Removal, Report, Thread
from kohort.groups.models import Entrance, Group, Guest, Invite, Membership, Office, Partner, Picture, Request
from kohort.privacy.tests.everything import WHY, Everything

LATER = timedelta(days=60)


def enliven(made: Everything) -> None:
    """Nothing is closed, ended, decided or removed but what has an address to look at that with."""
    today, mine = timezone.localdate(), {"by_id": made.person.pk}
    undecided = {"decided": None, "decided_by": None}
    now = {
        Group: {"approved": timezone.now(), "closed": None, "admits": Group.Admits.OPEN, "rule": "", "parent": None},
        Membership: {"left": None},
        Office: {"since": today, "until": None, "may_export": True},
        Request: undecided,
        Invite: {"answered": None},
        Partner: {"agreed": None},
        Entrance: {"until": today + LATER, "closed": None, **mine},
        Guest: {"until": today + LATER, "ended": None, "became": None, "account_id": made.author.pk},
        Post: {
            "removed": None,
            "closed": None,
            "guest": None,
            "programme": None,
            "kind": Post.Kind.QUESTION,
            "accepted": None,
        },
        Comment: {"removed": None, "guest": None, "parent": None},
        Asker: {"comment": None},
        Image: {"digest": "0123abcd"},
        Picture: {"digest": "0123abce"},
        Report: {**undecided, "kept": None, "comment": None},
        Appeal: {**undecided, "granted": None},
        Removal: {"restored": None, "comment": None},
        Thread: {"state": Thread.State.OPEN},
    }
    for model, columns in now.items():
        row = made.row_of(model)
        model.objects.trusted(WHY).filter(pk=row.pk).update(**columns)
        row.refresh_from_db(from_queryset=model.objects.trusted(WHY))
