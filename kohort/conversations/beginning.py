"""How far what is said in a new group has come, for its starter's kit: settings.BEGINNING."""

from kohort.groups.entering.starting import Beginning
from kohort.groups.models import Group

from .models import Post
from .starters import starters

QUESTION = Post.Kind.QUESTION


def beginning(group: Group) -> Beginning:
    """Counted from what stands there now."""
    rows = Post.objects.trusted("how a group began").filter(group=group, removed=None)
    questions = rows.filter(kind=QUESTION).count()
    offered = [(name, starter.label, starter.kind == QUESTION) for name, starter in starters(group)]
    return Beginning(
        questions=questions,
        posts=rows.count() - questions,
        ask=next((name for name, _label, asks in offered if asks), "dare"),
        starters=[(name, label) for name, label, asks in offered if not asks],
    )
