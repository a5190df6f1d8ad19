"""What people do at the two desks, as the guided tour and the tests do it: on fictitious people, in the real windows."""

from application import Application
from desktop import DesktopError, wait_for

# Nobody's: the names say so, the house number does not exist, and the numbers of 0470 00 00 00 are not given out.
CLIENT = {
    "Voornaam": "Fien",
    "Naam": "Verzonnen-Voorbeeld",
    "Straat": "Voorbeeldstraat",
    "Huisnummer": "999",
    "Postcode": "2235",
    "Telefoon": "0470/00.00.00",
    "E-mail": "fien@voorbeeld.example",
}
INFORMED_POINTS = ["Welke gegevens", "Aan wie", "Waarvoor", "Wat ermee gebeurt", "Wat te verwachten"]
WORDS = 7


def choose_desk(window, desk, user, function):
    """Answers the questions of the first start, but for the last button."""
    window.find("check box", desk).point()
    window.find("text", "Uw voornaam en naam").set_text(user)
    window.find("text", "Uw functie").set_text(function)
    window.find("check box", containing="beroepsgeheim").toggle()


def start(desktop, profile, desk, environment=None):
    """A program at its first start, set up for a desk."""
    application = Application(desktop, profile, environment=environment)
    window = application.main_window()
    user = ("Tine Teamlid", "gezinsondersteuner") if desk == "Kind en Gezin" else ("Wim Werker", "maatschappelijk werker")
    choose_desk(window, desk, *user)
    window.find("button", "Beginnen").click()
    window.find("label", "Nog geen doorverwijzingen")
    return application


def fill_in(window):
    for title, value in CLIENT.items():
        entry = window.find("text", title)
        entry.enter(value)
    for point in INFORMED_POINTS:
        window.find("check box", point).toggle()
    window.find("check box", "Mondeling").point()


def read_passphrase(window):
    """The words of the pack page, as somebody reads them aloud."""
    labels = [label.name for label in window.find("table", "De woorden van de wachtzin").find_all("label")]
    words = [label for label in labels if not label.rstrip(".").isdigit()]
    if len(words) != WORDS:
        raise DesktopError(f"the passphrase has {len(words)} words")
    return " ".join(words)


def read_card(application):
    """The words on the card, which closes with Escape."""
    card = application.find("frame", "Wachtzin")
    labels = [label.name for label in card.find("list", "De woorden van de wachtzin").find_all("label")]
    words = [label for label in labels if not label.rstrip(".").isdigit()]
    if len(words) != WORDS:
        raise DesktopError(f"the card has {len(words)} words")
    application.desktop.press("Escape")
    card.wait_gone()
    return " ".join(words)


def mail_package(window):
    """Mails the package that is shown; the mail."""
    desktop = window.application.desktop
    count = len(desktop.mails())
    window.find("list item", "Mail openen").point()
    return desktop.wait_for_mail(count + 1)


def pack_and_mail(application, heading="1. Verzend het pakket"):
    """Fills in a referral, packs it, which leads to a page with this heading, and mails it; the package."""
    window = application.main_window()
    application.desktop.press("ctrl+n")
    window.find("text", "Voornaam")
    fill_in(window)
    window.find("button", "Verpakken").point()
    window.find("label", heading)
    return mail_package(window).attachments[0]


def pack(application):
    """Fills in and packs a referral; the package and its passphrase."""
    return pack_and_mail(application), read_passphrase(application.main_window())


def send_notice(application):
    """Mails the package of the notice that is shown, and says so; the mail."""
    window = application.main_window()
    mail = mail_package(window)
    window.find("button", "Verzonden").point()
    window.wait_gone("button", "Verzonden")
    return mail


def open_package(application, package, passphrase=None):
    """The import window with the package, after its passphrase when that is asked."""
    application.open(package)
    dialog = application.find("frame", "Pakket importeren")
    if passphrase is not None:
        dialog.find("text", "Wachtzin").set_text(passphrase)
        dialog.find("button", "Openen").click()
    return dialog


def accept(dialog):
    """Accepts the package that is shown, and is done with it."""
    dialog.find("button", "Aanvaarden").click()
    dialog.find("button", "Klaar").click()
    dialog.wait_gone()


def record(ocmw, what, fill):
    """Notes something on the referral that is shown; fill(dialog) answers what it asks."""
    ocmw.main_window().find("list item", what).point()
    dialog = ocmw.find("frame", containing=what.split()[0])
    fill(dialog)
    dialog.find("button", "Noteren").click()
    dialog.wait_gone()


def press_until(desktop, arrived, key="Tab", most=12):
    """Leads the keyboard somewhere, as who has no mouse does."""
    for _ in range(most):
        if arrived():
            return
        desktop.press(key)
    raise AssertionError(f"{most} times {key} do not lead there")


def click(widget):
    """On one that stands in a header, or in a list too low to turn the wheel for."""
    widget.application.desktop.click(*widget.middle())


def open_menu(button, item):
    """The item with this in its name, of the menu of a button in a header."""
    for last in (False, False, True):  # a program that is still busy with its start loses a click
        click(button)
        try:
            return button.application.find("menu item", containing=item, timeout=8)
        except DesktopError:
            if last:
                raise


def choose_in_menu(window, button, item):
    """Opens the menu of a button in the header and chooses in it."""
    open_menu(window.find("button", button), item).click()


def has_window(application, title):
    try:
        return application.desktop.window_origin(application.window_pid, title)
    except DesktopError:
        return None


def wait_for_window(application, title):
    wait_for(f"the window “{title}”", lambda: has_window(application, title))


def answer_file_chooser(application, title, keys, path):
    """Types a path in the file chooser that opens, once keys have led to where it is typed."""
    desktop = application.desktop
    # GTK 4.8's own file chooser tells nothing to a screen reader; the portal's does, and is the desktop's.
    wait_for_window(application, title)
    desktop.settle()
    desktop.press(keys)
    desktop.type(str(path))
    for _ in range(5):  # the chooser looks for the file itself meanwhile, and goes into a folder first
        desktop.settle()
        desktop.press("Return")
        try:
            wait_for(f"the window “{title}” to go", lambda: not has_window(application, title), 3)
            return
        except DesktopError:
            continue
    raise DesktopError(f"the file chooser “{title}” does not take {path.name}")


def save_as(application, path):
    """Answers the file chooser that opens, and waits for the file."""
    answer_file_chooser(application, "Bestand opslaan", "ctrl+a", path)
    wait_for(f"{path.name}", lambda: path.exists() and path.stat().st_size > 0)
    return path


def open_file(application, title, path):
    """Chooses the file at path in the file chooser that opens."""
    answer_file_chooser(application, title, "ctrl+l", path)
