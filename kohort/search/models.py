"""Who must not be found until the index has caught up."""

from collections.abc import Collection

from django.db import models

from kohort.access.guard import Open


class Withheld(Open):
    """Written in the transaction that narrows what others may see of an owner; `engine.catch_up` takes it away.

    An owner may have several: each waits for a writing of the index that began after it.
    """

    open_because = "a number without a name, kept out of every answer, for seconds"

    folder = models.CharField(max_length=20, default="index", help_text="Which index: see `engine.Engine`.")
    owner = models.BigIntegerField()
    tenant = models.BigIntegerField()
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["folder", "tenant", "owner"])]

    def __str__(self):
        return f"{self.owner} since {self.since:%H:%M:%S}"

    @classmethod
    def add(cls, tenant: int, owners: Collection[int], folder: str = "index") -> None:
        cls.objects.bulk_create(cls(folder=folder, tenant=tenant, owner=owner) for owner in owners)

    @classmethod
    def of(cls, tenant: int, folder: str = "index") -> frozenset[int]:
        return frozenset(cls.objects.filter(folder=folder, tenant=tenant).values_list("owner", flat=True))
