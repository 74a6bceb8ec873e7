"""Talking about a post: comments, reactions, sides, answers."""
