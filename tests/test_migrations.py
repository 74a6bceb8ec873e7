"""No model has changed without its migration, and the migrations make every table from nothing, on either database."""

import subprocess
import sys

import pytest
from django.core.management import call_command
from django.db import connection

from tests.homes import shared

NEW = "from_nothing"


@pytest.mark.django_db
def test_every_change_of_a_model_has_its_migration():
    call_command("makemigrations", check=True, dry_run=True)


@pytest.mark.django_db(transaction=True)
def test_from_nothing(tmp_path):
    environment = shared(tmp_path)
    if connection.vendor == "postgresql":  # on SQLite the file was just made by them
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {NEW}")
        environment["DATABASE_URL"] = environment["DATABASE_URL"].replace(connection.settings_dict["NAME"], NEW)
        subprocess.run([sys.executable, "-m", "django", "migrate", "-v0"], env=environment, check=True)
    subprocess.run([sys.executable, "-m", "django", "migrate", "--check"], env=environment, check=True)
