"""What the pages of stories may look like: (name, who, how to get there)."""

from . import ways_of_stories as ways
from .ways import at, submitted, then
from .ways_of_stories import story

STORIES = [
    ("stories", "student", at("/nordvik/stories/")),
    ("stories of a visitor", None, ways.visible),
    ("stories, none such", "alumna", at("/nordvik/stories/?text=xyzzyx")),
    ("no stories yet", "designer", at("/lysbu/stories/")),
    ("a story", "student", story()),
    ("one’s own story", "alumna", story()),
    ("a story for everybody", None, ways.public),
    ("one’s stories", "alumna", at("/nordvik/me/stories/")),
    ("a story before it is told", "teacher", ways.draft),
    ("new story", "student", at("/nordvik/stories/new/")),
    ("new story, wrong", "alumna", submitted("/nordvik/stories/new/")),
    ("changing a story, looked at", "alumna", ways.looked_at),
    ("deleting a story", "alumna", story("delete/")),
    ("taking a story back, wrong", "coordinator", then(story("removal/"), "main form .ds-button")),
    ("reporting a story", None, ways.public_report),
    ("reporting a story, wrong", "student", then(story("report/"), "main form .ds-button")),
    ("what was reported", "coordinator", ways.reported),
    ("what one has reported", "student", at("/nordvik/me/reported/")),
    ("a story that was taken back", "coordinator", ways.removed),
]
