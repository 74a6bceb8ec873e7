"""What stands under a post is seen where the post is."""

from django.db.models import Q

from kohort.access.guard import Viewer

UNDER_SEEN = "the viewer sees the post that it stands under"  # to ask again in each query costs more than the query


def of_seen_posts(viewer: Viewer) -> Q:
    from kohort.conversations.models import Post  # which builds on this module

    return Post.where_seen(viewer)
