"""Every page of the product in every state worth looking at: (name, who, how to get there)."""


def at(path):
    """Straight to an address."""
    return lambda page: page.goto(path)


def submitted(path):
    """A form sent as it stands, so that it comes back with what is wrong."""

    def go(page):
        page.goto(path)
        page.eval_on_selector_all("[required]", "fields => fields.forEach(field => field.required = false)")
        page.locator("main form button").last.click()
        page.wait_for_load_state()

    return go


def somebody(page):
    page.goto("/nordvik/people/")
    page.locator(".people a").first.click()
    page.wait_for_load_state()


def corrected(page):
    somebody(page)
    page.goto(page.url.rstrip("/") + "/correct/")


PAGES = [
    ("front", None, at("/")),
    ("demo", None, at("/demo/")),
    ("mail", None, at("/demo/mail/")),
    ("sign in", None, at("/sign-in/?next=/nordvik/people/")),
    ("sign in, wrong", None, submitted("/sign-in/")),
    ("home of a visitor", None, at("/nordvik/")),
    ("home of a visitor, Finland", None, at("/saarela/")),
    ("programmes", None, at("/nordvik/programmes/")),
    ("not found", None, at("/nordvik/nothing-here/")),
    ("home of a member", "alumna", at("/nordvik/")),
    ("home of a student", "student", at("/nordvik/")),
    ("directory", "alumna", at("/nordvik/people/")),
    ("directory, filtered", "alumna", at("/nordvik/people/?q=a&level=7")),
    ("directory, nobody", "alumna", at("/nordvik/people/?q=xyzzyx")),
    ("person", "alumna", somebody),
    ("forbidden", "alumna", at("/nordvik/desk/")),
    ("home of the office", "coordinator", at("/nordvik/")),
    ("directory of the office", "coordinator", at("/nordvik/people/")),
    ("person, for the office", "coordinator", somebody),
    ("correct a person", "coordinator", corrected),
    ("desk", "coordinator", at("/nordvik/desk/")),
    ("desk of the assistant", "assistant", at("/nordvik/desk/")),
    ("add a person", "coordinator", at("/nordvik/desk/people/new/")),
    ("add a person, wrong", "coordinator", submitted("/nordvik/desk/people/new/")),
    ("export", "coordinator", at("/nordvik/desk/export/")),
    ("institution", "coordinator", at("/nordvik/desk/institution/")),
    ("imports", "coordinator", at("/nordvik/desk/imports/")),
    ("imports, none", "neighbour", at("/saarela/")),
    ("merge queue", "coordinator", at("/nordvik/desk/merges/")),
]
