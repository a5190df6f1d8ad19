"""The help, read in the program itself."""

from desk_steps import start


def test_help(desktop):
    """F1 opens the help; each page that it lists can be read, and the way back is by keyboard too"""
    with start(desktop, "ocmw", "OCMW") as ocmw:
        ocmw.main_window()
        desktop.press("F1")
        help_window = ocmw.find("frame", "Hulp")
        titles = [row.name for row in help_window.find_all("list item")]
        assert len(titles) > 10, titles
        for title in titles:
            help_window.find("list item", title).point()
            help_window.find("button", "Terug naar de inhoud")
            desktop.press("alt+Left")
            help_window.find("list item", title)
        help_window.find("list item", "Een pakket openen").point()
        help_window.find("label", containing="Typ de wachtzin")
        desktop.press("Escape")
        help_window.wait_gone()
