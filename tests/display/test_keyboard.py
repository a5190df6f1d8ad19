"""Everything of the main job by keyboard alone: where it goes, in which order, what a screen reader hears there, and where it is after a question."""

from contextlib import contextmanager

from application import Application, Widget, plain_name
from desk_steps import CLIENT, INFORMED_POINTS, open_file, press_until, read_passphrase, start
from desktop import wait_for
from test_names import has_name
from test_practice import Practice

GONE = 1  # the state of what is no more: Orca says nothing of it
STRUCTURE = {"filler", "frame", "list", "panel", "scroll pane", "unknown"}  # what the keyboard has no business on
KEPT = {}


@contextmanager
def without_mouse(desktop):
    def refuse(*_):
        raise AssertionError("a mouse was used")

    desktop.click = desktop.drag = refuse
    try:
        yield
    finally:
        del desktop.click, desktop.drag


def find_focus(application):
    """What has the keyboard; None while it moves. GTK 4.8 says of no dialog that it is active."""
    windows = application.read().children
    top = next((window for window in windows if window.role == "dialog"), None) or next((window for window in windows if window.has_state("active")), None)
    return next((node for node in top.descendants() if node.has_state("focused")), None) if top else None


def focus(application):
    return wait_for("what has the keyboard", lambda: find_focus(application), 10)


def is_on(application, name):
    node = find_focus(application)
    return node is not None and (plain_name(node.name) == name or is_labelled_twice(node.name, name))


def is_labelled_twice(told, name):
    """A check box in a row has its name and that of the row, which are the same."""
    return told == f"{name} {name}"


def go_to(application, name, key="Tab", most=40):
    press_until(application.desktop, lambda: is_on(application, name), key, most)


def wait_on(application, name):
    wait_for(f"the keyboard on “{name}”", lambda: is_on(application, name), 20)


def press_on(application, name):
    go_to(application, name)
    application.desktop.press("Return")


def middle(application, node):
    x, y, width, height = Widget(application, node.path).extents
    return x + width / 2, y + height / 2


def walk(application, last, most=60):
    """Tab from where the keyboard is to the one with this name: each is told, and stands below the one before it or to its right."""
    before = focus(application)
    for _ in range(most):
        if is_on(application, last):
            return
        application.desktop.press("Tab")
        now = focus(application)
        assert now.role not in STRUCTURE and has_name(now), (now.role, now.name, before.name)
        assert now.role != "combo box" or now.description, now.name
        (x, y), (left, top) = middle(application, now), middle(application, before)
        assert y > top + 2 or abs(y - top) <= 20 and x > left, f"“{now.name}” comes after “{before.name}”"
        before = now
    raise AssertionError(f"{most} times Tab do not lead to {last}")


def read(application, node):
    return Widget(application, node.path).text


def fill_in(application):
    for title, value in CLIENT.items():
        go_to(application, title)
        application.desktop.type(value)
        wait_for(f"{title} to hold {value}", lambda value=value: read(application, focus(application)) == value)
    for point in INFORMED_POINTS:
        go_to(application, point)
        application.desktop.press("space")
    go_to(application, "Mondeling")
    application.desktop.press("space")


def assert_told(application, *words):
    """The keyboard is on something whose description says this."""
    def is_told():
        node = find_focus(application)
        return node is not None and all(word in node.description for word in words)

    wait_for(f"what has the keyboard to be told as “{' … '.join(words)}”", is_told, 20)
    assert not focus(application).states & GONE


def test_order(desktop):
    """The keyboard begins at the first field of a new referral, and goes through it as it is read"""
    with start(desktop, "volgorde", "Kind en Gezin") as team, without_mouse(desktop):
        for _ in range(2):
            desktop.press("ctrl+n")
            team.main_window().find("text", "Voornaam").wait_until("to be empty", lambda entry: entry.text == "")
            wait_on(team, "Voornaam")
            desktop.type("Fien")
        walk(team, "Concept verwijderen")


def test_findings(desktop):
    """The keyboard goes to the first finding, and each is told with its field, which is not told as gone"""
    with start(desktop, "bevinding", "Kind en Gezin") as team, without_mouse(desktop):
        desktop.press("ctrl+n")
        wait_on(team, "Voornaam")
        go_to(team, "Huisnummer")
        desktop.type("onbekend")
        press_on(team, "Verpakken")
        wait_on(team, "Voornaam")
        assert_told(team, "Vul de voornaam in")
        for name, finding in (("Huisnummer", "Dit is geen huisnummer"), ("OCMW van de woonplaats", "Kies het OCMW"),
                              ("Welke gegevens", "Bespreek alle vijf punten"), ("Mondeling", "Zonder toestemming")):
            go_to(team, name)
            assert_told(team, finding)
        go_to(team, "Welke gegevens", "shift+Tab")
        for point in INFORMED_POINTS:
            go_to(team, point)
            desktop.press("space")
        go_to(team, "Welke gegevens", "shift+Tab")
        wait_for("the finding to go", lambda: "Bespreek alle vijf punten" not in focus(team).description, 20)


def test_typing(desktop):
    """What is typed and deleted is told where the keyboard is"""
    with start(desktop, "typen", "Kind en Gezin") as team, without_mouse(desktop):
        desktop.press("ctrl+n")
        wait_on(team, "Voornaam")
        desktop.type("Fien")
        entry = Widget(team, focus(team).path)
        entry.wait_until("to hold it", lambda entry: entry.text == "Fien")
        desktop.press("Left", "BackSpace")
        entry.wait_until("to hold the rest", lambda entry: entry.text == "Fin")
        assert team.bus.get(team.owner, entry.path, "org.a11y.atspi.Text", "CaretOffset") == 2


def test_pack(desktop):
    """A referral is filled in, packed, mailed, told and sent by keyboard alone"""
    with start(desktop, "team", "Kind en Gezin") as team, without_mouse(desktop):
        window = team.main_window()
        desktop.press("ctrl+n")
        wait_on(team, "Voornaam")
        fill_in(team)
        press_on(team, "Verpakken")
        wait_on(team, "Mail openen")
        assert any(above.name == "1. Verzend het pakket" for above in focus_path(team))
        desktop.press("Return")
        KEPT["package"] = desktop.wait_for_mail().attachments[0]
        walk(team, "Wachtzin kopiëren")
        KEPT["words"] = read_passphrase(window).split()
        for number, word in enumerate(KEPT["words"], 1):
            desktop.press("Tab")
            wait_on(team, f"{number}. {word}")
        press_on(team, "Noteren")
        assert_told(team, "per telefoon")
        press_on(team, "Verzonden")
        wait_for("the next step", lambda: "Ontvangstbevestiging verwacht" in focus(team).name, 20)


def focus_path(application):
    """What is around what has the keyboard."""
    return focus(application).ancestors()


def open_package(application, path):
    application.desktop.press("ctrl+o")
    open_file(application, "Pakketten importeren", path)


def test_import(desktop):
    """A package is opened, refused, accepted and confirmed by keyboard alone"""
    with start(desktop, "ocmw", "OCMW") as ocmw, without_mouse(desktop):
        open_package(ocmw, KEPT["package"])
        wait_on(ocmw, "Wachtzin")
        assert_told(ocmw, "Geef de wachtzin van dit pakket in")
        desktop.type("fout")
        desktop.press("Return")
        assert_told(ocmw, "gaat niet open met deze woorden")
        desktop.press("ctrl+a")
        desktop.type(" ".join(KEPT["words"]))
        desktop.press("Return")
        wait_on(ocmw, "Aanvaarden")
        assert_told(ocmw, "Opgroeien", KEPT["package"].stem.removeprefix("overdracht-"))
        desktop.press("Return")
        wait_on(ocmw, "Klaar")
        assert_told(ocmw, "Doorverwijzing aanvaard", "werklijst")
        press_on(ocmw, "Mail openen")
        KEPT["receipt"] = desktop.wait_for_mail(2).attachments[0]
        press_on(ocmw, "Klaar")
        wait_for("the desk to have the keyboard", lambda: any(above.role == "frame" and above.name == "Overdracht" for above in focus_path(ocmw)))


def test_receipt(desktop):
    """The receipt is taken in by keyboard alone"""
    with Application(desktop, "team") as team, without_mouse(desktop):
        team.main_window().find("label", containing=CLIENT["Naam"])
        open_package(team, KEPT["receipt"])
        wait_on(team, "Aanvaarden")
        assert_told(team, "Ontvangstbevestiging")
        desktop.press("Return")
        assert_told(team, "Ontvangst bevestigd")
        desktop.press("Return")
        team.main_window().find("label", containing="Ontvangst bevestigd")


def opens(application, name):
    """A window that this opens has the keyboard on something with a name, and goes with Escape; then the keyboard is where it was."""
    go_to(application, name)
    before = focus(application).path
    count = len(application.find_all("frame"))
    application.desktop.press("Return")
    wait_for(f"the window of {name}", lambda: len(application.find_all("frame")) + len(application.find_all("dialog")) > count, 20)
    asked = focus(application)
    assert asked.role not in STRUCTURE and has_name(asked), (asked.role, asked.name)
    application.desktop.press("Escape")
    wait_for(f"the keyboard back on {name}", lambda: find_focus(application) is not None and find_focus(application).path == before, 20)


def test_after_question(desktop):
    """After what was asked the keyboard is where it was"""
    with Practice(desktop) as practice:
        ocmw, team = practice.desks()
        practice.choose(team, "Naar het bureau van het OCMW")
        ocmw.find("label", "Sami Oefening").point()
        ocmw.find("list item", "Toewijzen")
        with without_mouse(desktop):
            for name in ("Toewijzen", "Contactpoging noteren", "Contact gehad", "Terugsturen naar Kind en Gezin", "Inzage voor de cliënt"):
                opens(practice, name)


def test_after_removing(desktop):
    """After a draft was removed, or the question about it, the keyboard is somewhere"""
    with start(desktop, "weg", "Kind en Gezin") as team, without_mouse(desktop):
        desktop.press("ctrl+n")
        wait_on(team, "Voornaam")
        opens(team, "Concept verwijderen")
        desktop.press("Return")
        team.find("dialog").find("button", "Verwijderen")
        press_on(team, "Verwijderen")
        team.main_window().find("label", "Nog geen doorverwijzingen")
        assert focus(team).role not in STRUCTURE, focus(team).role
