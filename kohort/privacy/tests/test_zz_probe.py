import pytest
from pathlib import Path
from django.db import connection
from kohort.privacy.erasing import erase
from kohort.privacy.wiping import wipe
from .everything import *
@pytest.mark.django_db(transaction=True)
def test_pg(transactional_db, cast, ada):
    with connection.cursor() as c:
        c.execute("SHOW data_directory"); d=Path(c.fetchone()[0]); c.execute("CHECKPOINT")
    def grep(sub):
        out=set()
        for f in (d/sub).rglob("*"):
            if f.is_file():
                b=f.read_bytes()
                out|={w for w in ada.goes() if w.encode() in b}
        return len(out)
    goes=ada.goes()
    print("BEFORE", len(goes), grep("base"), grep("pg_wal"))
    erase(cast.ada)
    wipe()
    with connection.cursor() as c: c.execute("CHECKPOINT")
    print("VACUUM", grep("base"), grep("pg_wal"))
    with connection.cursor() as c:
        c.execute("VACUUM FULL"); c.execute("CHECKPOINT")
    print("FULL", grep("base"), grep("pg_wal"))
