"""Which of the four ways to take part (`activity.engagement.Mode`) each kind of help is.

The survey guidance of CASE (August 2020) counts as volunteering what is done for the institution in a role: lectures,
mentoring, boards, recruiting, places for trainees; as communication what alumni say to it when asked; gifts in kind as
philanthropy. What is not named there is volunteering.
"""

from kohort.activity.engagement import Mode
from kohort.giving.catalogue import Kind

OTHERS = {
    Kind.ATTEND: Mode.EXPERIENTIAL,
    Kind.FEEDBACK: Mode.COMMUNICATION,
    Kind.LEND_EQUIPMENT: Mode.PHILANTHROPIC,
    Kind.SHARE_SPACE: Mode.PHILANTHROPIC,
}


def mode_of(kind: str) -> Mode:
    return OTHERS.get(Kind(kind), Mode.VOLUNTEER)


def kinds_of(mode: Mode) -> list[Kind]:
    return [kind for kind in Kind if mode_of(kind) == mode]
