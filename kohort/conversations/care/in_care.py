"""What somebody looks after, and what they wrote themselves: nobody decides about their own words."""

from django.db.models import Q

from kohort.access.guard import NONE, Viewer

WHY_DECIDE = "who decides reads what was reported"


def in_care_of(viewer: Viewer) -> Q:
    """Rows about posts in groups the viewer leads; for coordinators, in all groups of the house."""
    from kohort.conversations.models import Post  # which builds on this module

    if not (viewer.leads or viewer.is_coordinator):
        return NONE
    mine = Q(group_id__in=viewer.leads)
    if viewer.is_coordinator:
        mine |= Q(group__institution_id=viewer.institution_id)
    return Q(post__in=Post.objects.trusted("whose talk one looks after").filter(mine))


def written_by(viewer: Viewer) -> Q:
    """Rows about what the viewer wrote, with or without a name."""
    from kohort.conversations.models import Comment, Post  # which build on this module

    posts = Post.objects.trusted("one knows what one wrote").filter(Post.from_me(viewer)).values("pk")
    comments = Comment.objects.trusted("one knows what one wrote").filter(Comment.from_me(viewer)).values("pk")
    return Q(comment__isnull=True, post_id__in=posts) | Q(comment_id__in=comments)


def post_of(row):
    """The post of a report or removal, for who decides about it."""
    from kohort.conversations.models import Post  # which builds on this module

    return Post.objects.trusted(WHY_DECIDE).select_related("group").get(pk=row.post_id)


def thing_of(row):
    """The post, or the comment, that a report or a removal is about; for who decides."""
    from kohort.conversations.models import Comment  # which builds on this module

    return Comment.objects.trusted(WHY_DECIDE).get(pk=row.comment_id) if row.comment_id else post_of(row)
