"""People and what is known about them: facts with an audience, a source and an age; the Segment and the directory.

Where the facts first come from is the register's matter; how somebody signs in, the accounts'.
"""
