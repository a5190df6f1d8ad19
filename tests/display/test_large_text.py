"""At text of 200 % nothing of the main job is cut off: every control and text is inside its window, or in something that scrolls down."""

from Xlib.display import Display

from application import Application, Widget
from desk_steps import choose_desk, fill_in, mail_package, open_package, read_passphrase
from desktop import window_title, windows_of
from test_names import needs_name

DESKTOP = {"text_scale": 2.0}
OPENING = "Het pakket wordt geopend en nagekeken"
REFLOW = 640  # pixels: 320 of WCAG 1.4.10 at 200 %


def as_it_opens(window):
    """Leaves a window as wide as it is."""


def narrow(window, width=1):
    """Makes a window as narrow as it goes, or not quite."""
    application = window.application
    title = window.name
    screen = Display(application.desktop.environment["DISPLAY"])
    try:
        next(each for each in windows_of(screen, application.window_pid) if window_title(screen, each) == title).configure(width=width)
        screen.sync()
    finally:
        screen.close()
    application.desktop.settle()
    assert window.extents[2] <= REFLOW, (title, window.extents)


def is_cut(application, node, edges):
    x, y, width, height = Widget(application, node.path).extents
    scrolls = any(above.role == "scroll pane" for above in node.ancestors())
    return width > 2 and (x < 0 or x + width > edges[2] or not scrolls and (y < 0 or y + height > edges[3]))


def look(window, what, passed=()):
    """Nothing of it is cut off, but for texts of a page that was passed: such a page keeps its size."""
    application = window.application
    application.desktop.settle()
    nodes = [node for node in window._node_in_tree().descendants() if (node.role == "label" or needs_name(node)) and node.name not in passed and window._shows(node)]
    cut = [(node.role, node.name, Widget(application, node.path).extents) for node in nodes if is_cut(application, node, window.extents)]
    print(f"# {what}: {len(nodes)} in a width of {window.extents[2]}", flush=True)
    assert len(nodes) > 3 and not cut, (what, window.extents, cut)


def hand_over(desktop, profile, resize):
    with Application(desktop, profile) as team:
        window = team.main_window()
        window.find("label", "Waar werkt u?")
        resize(window)
        look(window, "the first start")
        choose_desk(window, "Kind en Gezin", "Tine Teamlid", "gezinsondersteuner")
        window.find("button", "Beginnen").click()
        window.find("label", "Nog geen doorverwijzingen")
        look(window, "the empty list")
        desktop.press("ctrl+n")
        window.find("text", "Voornaam")
        window.find("button", "Verpakken").point()
        window.find("alert", containing="aan te vullen")
        look(window, "the form with findings")
        fill_in(window)
        window.find("button", "Verpakken").point()
        window.find("label", "1. Verzend het pakket")
        look(window, "the package")
        words = read_passphrase(window)
        package = mail_package(window).attachments[0]
        window.find("button", "Verzonden").point()
        window.find("label", "Verloop")
        look(window, "what was sent")
    return package, words


def take_in(desktop, profile, resize, package, words):
    with Application(desktop, profile) as ocmw:
        window = ocmw.main_window()
        window.find("label", "Waar werkt u?")
        resize(window)
        choose_desk(window, "OCMW", "Wim Werker", "maatschappelijk werker")
        window.find("button", "Beginnen").click()
        window.find("label", "Nog geen doorverwijzingen")
        dialog = open_package(ocmw, package)
        dialog.find("text", "Wachtzin")
        resize(dialog)
        look(dialog, "the passphrase", [OPENING])
        dialog.find("text", "Wachtzin").set_text(words)
        dialog.find("button", "Openen").click()
        dialog.find("button", "Aanvaarden")
        look(dialog, "the package before it is accepted", [OPENING])
        dialog.find("button", "Aanvaarden").click()
        dialog.find("label", "Doorverwijzing aanvaard")
        dialog.find("list item", "Mail openen")
        look(dialog, "the receipt", [OPENING])
        dialog.find("button", "Klaar").click()
        dialog.wait_gone()
        window.find("list item", "Toewijzen")
        look(window, "the client")


def test_as_it_opens(desktop):
    """In windows as they open"""
    take_in(desktop, "ocmw", as_it_opens, *hand_over(desktop, "team", as_it_opens))


def test_narrow(desktop):
    """In windows as narrow as they go"""
    take_in(desktop, "ocmw-smal", narrow, *hand_over(desktop, "team-smal", narrow))
