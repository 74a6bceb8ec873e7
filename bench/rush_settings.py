"""The settings of the server that `bench.rush` runs."""

from kohort.site.settings import *  # noqa: F403  (all of them)

ROOT_URLCONF = "bench.rush_floor"
