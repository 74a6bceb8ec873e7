"""Who must not be found until the index has caught up."""

from collections.abc import Collection

from django.db import models

from kohort.access.guard import Open


class Withheld(Open):
    """Written in the transaction that narrows what others may see of an owner; `engine.catch_up` takes it away.

    An owner may have several: each waits for a writing of the index that began after it.
    """

    open_because = "a number without a name, kept out of every answer, for seconds"

    owner = models.BigIntegerField()
    tenant = models.BigIntegerField()
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index(fields=["tenant", "owner"])]

    def __str__(self):
        return f"{self.owner} since {self.since:%H:%M:%S}"

    @classmethod
    def add(cls, tenant: int, owners: Collection[int]) -> None:
        cls.objects.bulk_create(cls(tenant=tenant, owner=owner) for owner in owners)

    @classmethod
    def of(cls, tenant: int) -> frozenset[int]:
        return frozenset(cls.objects.filter(tenant=tenant).values_list("owner", flat=True))
