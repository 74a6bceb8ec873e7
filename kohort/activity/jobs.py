"""Tells the readers of a verb what happened."""

from django.conf import settings
from django.utils.module_loading import import_string
from django_tasks import task


@task()
def tell(happening_id: int) -> None:
    """Call each of settings.READERS[verb] with the happening. Readers bear to be told twice."""
    from .models import Happening  # the model enqueues this job

    happening = Happening.objects.trusted("readers of the spine tell others").filter(pk=happening_id).first()
    for path in settings.READERS.get(happening.verb, ()) if happening else ():
        import_string(path)(happening)
