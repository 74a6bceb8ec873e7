"""The ladder of audiences that every fact about a person stands on."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.IntegerChoices):
    """Who may see a row; each rung includes those below it. Numbered with gaps, so that a rung can be added."""

    OFFICE = 10, _("the alumni office")
    CLASSMATES = 20, _("classmates")
    MEMBERS = 30, _("members")
    PUBLIC = 40, _("everyone")
