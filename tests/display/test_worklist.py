"""The work list by what is to be done, and what an office sets for itself."""

from application import Application
from desk_steps import accept, click, open_menu, open_package, pack, press_until, record, start
from test_large_text import narrow

KEPT = {}


def test_empty(desktop):
    """An empty list tells nothing but what to do"""
    with start(desktop, "team", "Kind en Gezin") as team:
        assert not team.main_window().has("button", "Samenvatting sluiten")
        KEPT["package"], KEPT["words"] = pack(team)
        team.main_window().find("label", "Te verzenden")


def test_lines(desktop):
    """What is to be done takes the lines that it needs in the list as wide as it is now"""
    with Application(desktop, "team") as team:
        window = team.main_window()
        window.find("label", "Fien Verzonnen-Voorbeeld").point()
        window.find("button", "Verzonden").point()
        step = window.find("list", "Doorverwijzingen").find("label", containing="Ontvangstbevestiging verwacht, uiterlijk")
        height = step.extents[3]
        window.find("button", "Samenvatting sluiten").click()
        narrow(window, 600)
        click(window.find("button", "Terug"))
        step.wait_until("to need a line less", lambda label: label.extents[3] < height)


def test_digest(desktop):
    """When the program opens it tells the day's work in numbers, without a name, until it is closed"""
    with start(desktop, "ocmw", "OCMW") as ocmw:
        accept(open_package(ocmw, KEPT["package"], KEPT["words"]))
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        window.find("label", "1 nieuw")
        window.find("button", "Samenvatting sluiten").click()
        window.wait_gone("label", "1 nieuw")


def test_headings(desktop):
    """Each section has its heading, and a referral moves on to the next"""
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        window.find("label", containing="Toewijzen en contacteren, uiterlijk op")
        window.find("label", "Fien Verzonnen-Voorbeeld").point()
        record(ocmw, "Toewijzen", lambda _: None)
        window.find("label", "Te contacteren")
        window.find("label", containing="Contacteren, uiterlijk op")


def choose_whose(desktop, window, whose):
    item = open_menu(window.find("button", "Wat en in welke volgorde"), whose)
    press_until(desktop, lambda: item.is_focused, most=30, key="Down")
    desktop.press("Return")
    window.application.wait_gone("menu item", containing=whose)
    desktop.settle()


def test_view_remembered(desktop):
    """Whose referrals the list shows stays as it was left"""
    for shown in ("Van mij en van niemand", "Van iedereen"):
        with Application(desktop, "ocmw") as ocmw:
            choose_whose(desktop, ocmw.main_window(), shown)
        with Application(desktop, "ocmw") as ocmw:
            open_menu(ocmw.main_window().find("button", "Wat en in welke volgorde"), shown).wait_until("to be chosen", lambda item: item.is_checked)


def test_settings(desktop):
    """A deadline and a choice of the office's own count at once"""
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        before = window.find("label", containing="Contacteren, uiterlijk op").name
        desktop.press("ctrl+comma")
        settings = ocmw.find("frame", "Voorkeuren")
        click(settings.find("spin button", "Eerste contact"))
        desktop.press("ctrl+a")
        desktop.type("20")
        desktop.press("Tab")
        settings.find("page tab", "Keuzelijsten").click()
        settings.find("text", "Keuze toevoegen").enter("telefoon")
        desktop.press("Return")
        settings.find("label", "Dit staat al in de lijst.")
        settings.find("text", "Keuze toevoegen").enter("langs de balie")
        desktop.press("Return")
        settings.find("text", "Keuze").wait_until("to be there", lambda _: any(row.text == "langs de balie" for row in settings.find_all("text")))
        desktop.press("Escape")
        settings.wait_gone()
        window.wait_until("to count from the new deadline", lambda _: not window.has("label", before))
        window.find("label", "Fien Verzonnen-Voorbeeld").point()
        record(ocmw, "Contactpoging noteren", lambda dialog: dialog.find("combo box", "Hoe").choose("Langs de balie"))
        window.find("label", "Contactpoging: langs de balie, niet bereikt")


def test_notification(desktop):
    """Who asks for it gets numbers from the desktop at the start, and no name"""
    assert desktop.notifications() == []
    with Application(desktop, "ocmw") as ocmw:
        ocmw.main_window()
        desktop.press("ctrl+comma")
        settings = ocmw.find("frame", "Voorkeuren")
        toggle = settings.find("switch", "Bericht bij het openen")
        press_until(desktop, lambda: toggle.is_focused, most=30)
        desktop.press("space")
        desktop.settle()
        desktop.press("Escape")
        settings.wait_gone()
    with Application(desktop, "ocmw") as ocmw:
        ocmw.main_window().find("label", "Fien Verzonnen-Voorbeeld")
        ocmw.main_window().wait_until("to have told the desktop", lambda _: len(desktop.notifications()) == 1)
        (told,) = desktop.notifications()
        assert told.startswith("Te doen: ") and "1 te contacteren" in told, told
        assert "Verzonnen" not in told, told


def test_statistics(desktop):
    """Numbers without persons, as a chart that is told in words as well, and to be saved"""
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        window.find("label", "Fien Verzonnen-Voorbeeld")
        desktop.press("F10")
        ocmw.find("menu item", containing="Cijfers").wait_until("to have the keyboard", lambda item: item.is_focused)
        desktop.press("Return")
        numbers = ocmw.find("frame", "Cijfers")
        assert ": 1" in numbers.find("image", "Doorverwijzingen per maand").description
        numbers.find("list item", "Tabel (CSV)")
        numbers.find("label", containing="Contact gezocht")
        assert not numbers.has("label", containing="Fien")
        desktop.press("Escape")
        numbers.wait_gone()
