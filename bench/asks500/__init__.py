"""Five hundred asks whose right person is known: how often one of the first three names is theirs.

**The rule of the set, written before anything was measured, and not changed to please anybody.** 5,000 people of one
house, half in Norway and half in Finland, offer something. Right for an ask is whoever

1. *knows*: named the field as a topic, in the note of an offer or in the title of their work, in any words and any
   language. Who merely studied it does not yet know it, and a neighbouring field is another field;
2. *offers* what is asked for: not something else, and not long ago (five years or more, never confirmed since);
3. *may be asked*: is here, has not paused, is within their limit, and has not ruled out the month;
4. *speaks* the language: among those they limit themselves to, else among those they speak;
5. *is near*, where it is on the spot: lives within 60 km, would travel so far, and helps not from afar only;
6. *is rested*: was not asked twice or more in the last 60 days.

Each ask has one right person, who says the topic differently, in one of the ways in `CASES`; seven others are made for
it who fail in exactly one of these, half of whom say the topic in the very words of the ask. A tenth of the asks is
hard, by a synonym or in another language, and counts like the rest. Whoever happens to be right too is left out.

The baseline is full-text search over the same words (SQLite's FTS5, BM25) among those who offer that kind.
"""

from .measuring import figures as figures
