"""The list of referrals and the overview of processors: search, filter, order, change and end."""

from desk_steps import start

KEPT = {}


def names(window):
    """The clients in the list, in its order; the first row of a section also bears its heading."""
    rows = window.find("list", "Doorverwijzingen").find_all("list item")
    return [next(label.name for label in row.find_all("label") if label.name.endswith("-Verzonnen")) for row in rows]


def test_drafts(desktop):
    """Two drafts stand in the list"""
    KEPT["application"] = start(desktop, "lijst", "Kind en Gezin")
    window = KEPT["application"].main_window()
    for given, family in (("Zoë", "Aerts-Verzonnen"), ("Aïcha", "Zomers-Verzonnen")):
        desktop.press("ctrl+n")
        window.find("text", "Voornaam").wait_until("to be empty", lambda entry: entry.text == "")
        window.find("text", "Voornaam").enter(given)
        window.find("text", "Naam").enter(family)
        window.find("label", f"{given} {family}")
    assert sorted(names(window)) == ["Aïcha Zomers-Verzonnen", "Zoë Aerts-Verzonnen"]


def test_search(desktop):
    """Searching leaves what fits, without minding capitals or accents"""
    window = KEPT["application"].main_window()
    desktop.press("ctrl+f")
    desktop.type("AICHA")
    window.wait_until("to show one", lambda window: names(window) == ["Aïcha Zomers-Verzonnen"])
    desktop.press("ctrl+a")
    desktop.type("niemand")
    window.find("label", "Niets gevonden")
    desktop.press("Escape")
    window.wait_until("to show both", lambda window: len(names(window)) == 2)


def test_order_and_filter(desktop):
    """The order by name, and the filter by state"""
    window = KEPT["application"].main_window()
    choose(window, desktop, "Naam")
    window.wait_until("to be in order", lambda window: names(window) == ["Zoë Aerts-Verzonnen", "Aïcha Zomers-Verzonnen"])
    choose(window, desktop, "Nog te verzenden")
    window.find("label", "Niets gevonden")
    choose(window, desktop, "Alle")
    window.wait_until("to show both", lambda window: len(names(window)) == 2)


def choose(window, desktop, item):
    window.find("button", "Wat en in welke volgorde").find("button").click()
    window.find("menu item", item).click()
    desktop.settle()


def test_processor_findings(desktop):
    """A processor with a wrong KBO number or without data is not kept"""
    application = KEPT["application"]
    application.main_window().find("list item", "Verwerkers").point()
    desktop.settle()
    application.main_window().find("button", "Nieuwe verwerker").click()
    dialog = application.find("frame", "Verwerker")
    dialog.find("text", "Naam").enter("Verzonnen Hosting nv")
    dialog.find("text", "KBO-nummer").enter("0123.456.789")
    dialog.find("button", "Bewaren").click()
    dialog.find("label", containing="Dit KBO-nummer klopt niet")
    dialog.find("label", "Vul dit in.")
    dialog.find("text", "KBO-nummer").enter("0123.456.749")
    dialog.find("text", containing="Dienst").enter("E-mail")
    dialog.find("text", "Plaats van verwerking").enter("België")
    dialog.find("check box", "e-mail").toggle()
    dialog.find("button", "Bewaren").click()
    dialog.wait_gone()
    application.main_window().find("label", containing="Dienst: E-mail")


def test_processor_end(desktop):
    """A processor is changed and ended, and stays in the list as ended"""
    application = KEPT["application"]
    window = application.main_window()
    window.find("list item", "Wijzigen").point()
    dialog = application.find("frame", "Verwerker")
    dialog.find("text", "Dienst").enter("Back-up")
    dialog.find("button", "Bewaren").click()
    dialog.wait_gone()
    window.find("label", "Dienst: E-mail → Back-up")
    desktop.press("ctrl+f")
    desktop.type("niemand")
    window.find("label", "Niets gevonden")
    desktop.press("Escape")
    window.find("list item", "Verzonnen Hosting nv").point()
    window.find("list item", "Beëindigen").point()
    application.find("dialog").find("button", "Beëindigen").click()
    window.wait_gone("list item", "Beëindigen")
    window.find("button", "Terug naar de lijst").click()
    window.find("label", "Beëindigd")
