"""What a screen reader needs: each window and control has a name, and a picture one too unless words beside it say the same."""

import re

from application import Application
from desk_steps import choose_in_menu, click, open_menu, start
from desktop import wait_for
from test_practice import Practice

NAMED = {"combo box", "slider", "spin button", "text"}
NAMED_BY_CONTENT = {"check box", "link", "menu item", "push button", "radio menu item", "toggle button"}
CLASS_NAME = re.compile(r"(Adw|Gtk|Od)[A-Z]\w+$")  # what GTK 4.8 calls something without a name
SECTIONS = ["Meldingen", "Verwerkers", "Maatregelen", "Gegevenslekken", "Protocollen", "Sta ik klaar?", "Logboek"]


def has_name(node):
    return bool(node.name.strip()) and not CLASS_NAME.match(node.name.strip())


def is_named(node):
    if has_name(node):
        return True
    return node.role not in NAMED and any(below.role == "label" and has_name(below) for below in node.descendants())


def brings_pictures(node):
    """libadwaita puts a pencil in an entry, an arrow in a combo box and in a row that unfolds, and an icon in a tab; all of these have a name."""
    return node.role in NAMED | {"page tab"} or node.role == "list item" and any(below.role == "list" for below in node.descendants())


def needs_name(node):
    if node.role == "image":
        return not any(brings_pictures(above) for above in node.ancestors())
    return node.role in NAMED | NAMED_BY_CONTENT or node.role == "list item" and node.has_state("focusable")


def look(window, what, passed_by=()):
    """Everything that shows in a window has its name, but for the roles that are passed by."""
    window.application.desktop.settle()
    node = window._node_in_tree()
    nodes = [below for below in node.descendants() if needs_name(below) and window._shows(below)]
    assert has_name(node) and (nodes or window.has("label")), what
    nameless = [(below.role, [above.name for above in below.ancestors() if has_name(above)][:3]) for below in nodes if not is_named(below) and below.role not in passed_by]
    assert not nameless, (what, nameless)


def windows(application):
    return {node.path: node for node in application.read().children if application._shows(node)}


def visit(application, what, open_window, close=True, passed_by=()):
    """The window that comes has its names; Escape closes it."""
    before = set(windows(application))
    open_window()
    path = wait_for(what, lambda: next(iter(set(windows(application)) - before), None))
    window = next(widget for role in ("frame", "dialog") for widget in application.find_all(role) if widget.path == path)
    look(window, what, passed_by)
    if close:
        application.desktop.press("Escape")
        window.wait_gone()
        application.desktop.settle()  # only then does the window below take a click
    return window


def visit_all(application, window, *rows):
    for row in rows:
        visit(application, row, window.find("list item", row).point)


def to_desk(practice, window, desk):
    """Brings the window of the other desk on top."""
    practice.choose(window, f"Naar het bureau van {desk}")
    practice.desktop.settle()


def look_at_sections(practice, window):
    for section in SECTIONS:
        window.find("list item", section).point()
        look(window, section)
    window.find("list item", "Meldingen").point()
    window.find("list item", "Kwaliteitsmelding").point()
    look(window, "a notice")
    window.find("list item", "Verwerkers").point()
    window.find("list item", containing="Verzonnen Mail").point()
    window.find("button", "Terug naar de lijst")
    look(window, "a processor")
    window.find("list item", "Protocollen").point()
    window.find("list", "Protocollen").find("label", containing="(oefening)").point()
    look(window, "a protocol")


def test_sections(desktop):
    """In every section of both desks, and the page of one that stands in it"""
    with Practice(desktop) as practice:
        ocmw, team = practice.desks()
        look_at_sections(practice, team)
        to_desk(practice, team, "het OCMW")
        look_at_sections(practice, ocmw)


def test_referral(desktop):
    """In the form of a new referral with its findings, the page of a package, and what is asked about one that was sent"""
    with Practice(desktop) as practice:
        _ocmw, team = practice.desks()
        team.find("label", "Otis Bijna-Voorbeeld").point()
        team.find("text", "Voornaam")
        look(team, "a draft")
        visit(practice, "removing a draft", team.find("button", "Concept verwijderen").point)
        desktop.press("ctrl+n")
        team.find("text", "Voornaam").wait_until("to be empty", lambda entry: entry.text == "")
        team.find("button", "Verpakken").point()
        team.find("alert", containing="aan te vullen")
        look(team, "a form with findings")
        team.find("button", "Kies een dag").point()
        team.find("button", "Vorige maand")
        look(team, "a calendar")
        desktop.press("Escape")
        team.find("label", "Tuur Verzonnen").point()
        team.find("label", "1. Verzend het pakket")
        look(team, "a package")
        visit(practice, "the card", lambda: team.find("button", "Wachtzin groot tonen").point())
        team.find("label", "Roos Voorbeeldig").point()
        visit_all(practice, team, "Opnieuw verzenden", "Toestemming ingetrokken")
        team.find("list item", "Gegevens verbeteren").point()
        team.find("text", "Voornaam").wait_until("to be filled in", lambda entry: entry.text == "Roos")
        look(team, "a form to correct")


def test_follow(desktop):
    """In what is asked about a client who is followed"""
    with Practice(desktop) as practice:
        ocmw, team = practice.desks()
        to_desk(practice, team, "het OCMW")
        ocmw.find("label", "Sami Oefening").point()
        look(ocmw, "a new client")
        visit_all(practice, ocmw, "Toewijzen", "Contactpoging noteren", "Contact gehad", "Terugsturen naar Kind en Gezin", "Gegevens verbeteren",
                  "Kwaliteitsmelding", "Inzage voor de cliënt")
        ocmw.find("label", "Lars Denkbeeldig").point()
        visit_all(practice, ocmw, "Onbereikbaar", "Overdragen aan een collega", "Doorgeven aan een partner")
        ocmw.find("label", "Adam Bedacht-Voorbeeld").point()
        visit(practice, "erasing", ocmw.find("button", "Wissen…").point)


def test_import(desktop):
    """In the window of a package, before and after its passphrase"""
    with Practice(desktop) as practice:
        ocmw, team = practice.desks()
        to_desk(practice, team, "het OCMW")
        practice.choose(ocmw, "Het oefenpakket openen")
        dialog = practice.find("frame", "Oefenen – Pakket importeren")
        words = dialog.find("label", containing="hoort u").name.split("\n")[-1]
        look(dialog, "the passphrase of a package")
        dialog.find("text", "Wachtzin").set_text(words)
        dialog.find("button", "Openen").click()
        dialog.find("label", containing="Elif Niemand-Voorbeeld")
        look(dialog, "a package before it is accepted")


def test_notices(desktop):
    """In the answer to a notice"""
    with Practice(desktop) as practice:
        _ocmw, team = practice.desks()
        team.find("list item", "Meldingen").point()
        team.find("list item", "Kwaliteitsmelding").point()
        visit_all(practice, team, "Beantwoorden")


def test_office(desktop):
    """In each form of what an office accounts for, and of a protocol and its passphrase"""
    with start(desktop, "kantoor", "OCMW") as ocmw:
        window = ocmw.main_window()
        for section, *buttons in (("Verwerkers", "Nieuwe verwerker"), ("Maatregelen", "Nieuwe maatregel", "Nieuwe verwerkingsactiviteit"),
                                  ("Gegevenslekken", "Gegevenslek melden")):
            window.find("list item", section).point()
            look(window, section)
            for button in buttons:
                visit(ocmw, button, lambda button=button: window.find("button", button).click())
        window.find("list item", "Protocollen").point()
        visit(ocmw, "a protocol", lambda: click(window.find("button", "Nieuw protocol")))
        window.find("list", "Protocollen").find("label", containing="Zuiderkempen").point()
        look(window, "a protocol")
        visit_all(ocmw, window, "Gehoorde wachtzin ingeven…")


def look_at_settings(application):
    settings = visit(application, "settings", lambda: application.desktop.press("ctrl+comma"), close=False)
    settings.find("page tab", "Herstel").click()
    look(settings, "recovery")
    visit_all(application, settings, "Herstelblad maken…", "Sleutels vernieuwen…")
    settings.find("page tab", "Keuzelijsten").click()
    look(settings, "choices")
    settings.find("text", "Keuze toevoegen").enter("Verzonnen")
    look(settings, "an entry to apply")
    application.desktop.press("Escape")
    settings.wait_gone()


def test_windows(desktop):
    """In the windows beside the desk, and its menu"""
    with start(desktop, "vensters", "OCMW") as ocmw:
        window = ocmw.main_window()
        visit(ocmw, "help", lambda: desktop.press("F1"))
        visit(ocmw, "shortcuts", lambda: desktop.press("ctrl+question"))
        visit(ocmw, "statistics", lambda: choose_in_menu(window, "Hoofdmenu", "Cijfers"))
        about = lambda: choose_in_menu(window, "Hoofdmenu", "Over Overdracht")  # noqa: E731
        visit(ocmw, "about", about, passed_by={"image"})  # libadwaita's own window
        look_at_settings(ocmw)
        for button in ("Hoofdmenu", "Wat en in welke volgorde"):
            open_menu(window.find("button", button), "")
            look(window, button)
            desktop.press("Escape")


def test_beginning(desktop):
    """At the first start, and on the page that covers what is locked"""
    with Application(desktop, "begin") as application:
        window = application.main_window()
        window.find("label", "Waar werkt u?")
        look(window, "the first start")
    with start(desktop, "slot", "OCMW") as ocmw:
        desktop.press("ctrl+l")
        ocmw.main_window().find("button", "Ontgrendelen").wait_until("to have the keyboard", lambda button: button.is_focused)
        look(ocmw.main_window(), "the cover")
