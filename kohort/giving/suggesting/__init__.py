"""Who could be asked: found by an index of offers, decided by the database, said in words."""
