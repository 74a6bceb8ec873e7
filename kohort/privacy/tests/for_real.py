"""Steps in a process of their own, on a database file of their own: `python -m … furnish=10`, then `erase wipe`.

Everybody it makes is full of canaries. It prints as JSON, a line a step, what there is to know afterwards.
"""

import json
import os
import subprocess
import sys
from pathlib import Path


def run(home: Path, *steps: str) -> list:
    """What the steps print."""
    database = {"DATABASE_URL": f"sqlite:///{home / 'kohort.sqlite3'}"}
    state = {"KOHORT_HOME": str(home), "DJANGO_SETTINGS_MODULE": "kohort.site.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "kohort.privacy.tests.for_real", *steps],
        env=os.environ | database | state,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def bytes_of(home: Path) -> bytes:
    """Everything in the home, whatever file it is in."""
    return b"\n".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())


def furnish(people: int) -> None:
    from allauth.account.models import EmailAddress

    from kohort.accounts.models import Account
    from kohort.institutions.models import Institution
    from kohort.people.jobs import rebuild
    from kohort.people.models import Contact, Person
    from kohort.register.uploads import LEFT_OUT, opened_new, path_of
    from tests.jobs import run_jobs

    from .everything import Everything

    here = Institution.objects.create(slug="lysbu", names={"nb": "Lysbu"}, language="nb", country="NO")
    words, stays = [], []
    for number in range(people):
        word = f"kanari{number:03d}x"
        own = [f"{word}surname", f"{word}given", f"{word}@example.org"]
        account = Account.objects.create_user(own[2])
        EmailAddress.objects.create(user=account, email=own[2], verified=True, primary=True)
        person = Person.objects.create(institution=here, account=account, given_names=own[1], surname=own[0])
        Contact.objects.create(institution=here, person=person, kind="email", value=own[2], source="owner")
        everything = Everything(person, word).make()
        run = next(row for model, row in everything.rows.items() if model.__name__ == "Import")
        for ending in ("", LEFT_OUT):
            with os.fdopen(opened_new(path_of(run.key, ending)), "w") as file:
                file.write(f"{own[0]};{own[1]};{own[2]}")
        words.append(own + everything.canaries)
        stays.append(everything.stays())
    rebuild.enqueue()
    run_jobs()
    print(json.dumps([words, stays]))


def erase() -> None:
    from kohort.people.models import Person
    from kohort.privacy.leaving import leave

    for person in Person.objects.trusted("a test").select_related("institution", "account"):
        leave(person)


def wipe() -> None:
    from kohort.privacy.wiping import wipe as sweep

    sweep()


def again() -> None:
    from kohort.privacy.returned import before_serving, problems

    print(json.dumps([list(problems()), list(before_serving()), list(problems())]))


def people() -> None:
    from kohort.people.models import Person

    print(Person.objects.trusted("a test").count())


if __name__ == "__main__":
    import django

    django.setup()
    from kohort.site.schema import bring_up_to_date

    bring_up_to_date()
    for step in sys.argv[1:]:
        name, *number = step.split("=")
        {"furnish": furnish, "erase": erase, "wipe": wipe, "again": again, "people": people}[name](*map(int, number))
