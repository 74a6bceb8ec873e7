"""Employers by the name people call them: "Kvam", "Kvam AS" and "KVAM A/S" are one."""

import re

from kohort.kit.folding import fold

# Legal forms of the north, and those of elsewhere one meets there, as `fold` leaves them: "A/S" is "a s".
FORMS = (
    "aksjeselskap|aktiebolag|aktieselskab|osakeyhtio|ab|abp|ag|amba|ans|aps|as|a s|asa|ba|bv|b v|co kg|corp|da|ehf"
    "|ek for|enk|gmbh|hb|hf|iks|inc|kb|kf|ky|llc|llp|ltd|limited|nuf|nv|n v|ohf|oy|oyj|plc|pty|sa|s a|sarl|sas|se|sf"
    "|spa|srl|tmi"
)
AFTER = re.compile(rf"(?: (?:{FORMS}))+$")
BEFORE = re.compile(r"^(?:oy|ab|as|a s) (?=.)")  # "Oy Karl Fazer Ab", "AB Volvo", "A/S Norske Shell"


def firm(name: str) -> str:
    """The folded name without its legal form; a name that is nothing else stays as it is. Twice is once."""
    said = fold(name)
    short = AFTER.sub("", said)
    return BEFORE.sub("", short) if short == said or short.startswith("oy ") else short
