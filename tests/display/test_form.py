"""The form of a new referral: findings, keeping by itself, and what fails beneath it."""

from application import Application
from desk_steps import CLIENT, fill_in, start
from desktop import wait_for

KEPT = {}


def go_on(desktop):
    KEPT["application"] = Application(desktop, "formulier")
    return KEPT["application"].main_window()


def test_findings(desktop):
    """Findings come when a field is left, and go when it is mended"""
    KEPT["application"] = start(desktop, "formulier", "Kind en Gezin")
    window = KEPT["application"].main_window()
    desktop.press("ctrl+n")
    phone = window.find("text", "Telefoon")
    phone.enter("014 12")
    assert not window.has("label", containing="Dit is geen telefoonnummer")
    window.find("text", "E-mail").point()
    window.find("label", containing="Dit is geen telefoonnummer")
    phone.enter("014 12 34 56")
    window.find("text", "E-mail").point()
    window.wait_gone("label", containing="Dit is geen telefoonnummer")


def test_national_register_number(desktop):
    """A national register number is refused in any field, saying why"""
    window = KEPT["application"].main_window()
    street = window.find("text", "Straat")
    street.enter("Straat 85.07.30-033.28")
    window.find("text", "Voornaam").point()
    window.find("label", containing="rijksregisternummer")
    street.enter("")


def test_incomplete(desktop):
    """What is not complete is not packed"""
    window = KEPT["application"].main_window()
    window.find("button", "Verpakken").point()
    window.find("alert", containing="aan te vullen")
    window.find("label", containing="Bespreek alle vijf punten")
    window.find("label", containing="Zonder toestemming")


def test_keeps_itself(desktop):
    """A draft is there again after a restart, without a button"""
    window = KEPT["application"].main_window()
    window.find("text", "Voornaam").enter("Fien")
    desktop.press("ctrl+w")
    assert KEPT["application"].wait_ended() == 0
    window = go_on(desktop)
    window.find("label", "Fien").point()
    assert window.find("text", "Voornaam").text == "Fien"
    assert window.find("text", "Telefoon").text == "014 12 34 56"


def test_outside_protocol(desktop):
    """A postcode of another municipality asks for another OCMW or a reason"""
    window = KEPT["application"].main_window()
    fill_in(window)
    postcode = window.find("text", "Postcode")
    postcode.enter("9000")
    window.find("text", "Voornaam").point()
    window.find("label", containing="niet van de gemeente van dit OCMW")
    window.find("combo box", "Waarom dit OCMW").choose("Verblijft elders")
    window.find("label", containing="u koos een reden")
    postcode.enter(CLIENT["Postcode"])
    window.find("combo box", "Waarom dit OCMW").choose("Woont op dit adres")


def test_information_sheet(desktop):
    """The sheet for the client, with another language beside the Dutch, goes into a mail to the client"""
    window = KEPT["application"].main_window()
    window.find("combo box", "Taal").choose("Nederlands en Frans")
    wait_for("the sheet", lambda: list((desktop.home / ".local/share/overdracht/formulier/informatie").glob("*-nl-fr.pdf")))
    window.find("list item", "Mail openen").point()
    mail = desktop.wait_for_mail()
    assert mail.addresses == [CLIENT["E-mail"]]
    assert mail.attachments[0].read_bytes().startswith(b"%PDF-") and mail.attachments[0].name.endswith("-nl-fr.pdf")
    assert CLIENT["Naam"] not in mail.subject + mail.body + mail.attachments[0].name
    assert "Bonjour" in mail.body


def test_keyring_gone(desktop):
    """No keyring at the moment of packing: said, and the referral is as it was"""
    window = KEPT["application"].main_window()
    desktop.stop_keyring()
    window.find("button", "Verpakken").point()
    dialog = KEPT["application"].find("dialog", timeout=40)
    dialog.find("label", "Het pakket is niet gemaakt")
    dialog.find("button", "Sluiten").click()
    assert window.find("text", "Voornaam").text == CLIENT["Voornaam"]
    desktop.start_keyring()
    window.find("button", "Verpakken").point()
    window.find("label", "1. Verzend het pakket", timeout=30)
    assert not list((desktop.home / ".local/share/overdracht/formulier").glob("**/*.tmp"))


def test_same_person(desktop):
    """A possible earlier referral of the same person is shown"""
    window = KEPT["application"].main_window()
    desktop.press("ctrl+n")
    window.find("text", "Naam").wait_until("to be empty", lambda entry: entry.text == "")
    window.find("text", "Telefoon").enter(CLIENT["Telefoon"])
    window.find("text", "Naam").point()
    window.find("label", "Mogelijk dezelfde persoon")


def test_discard(desktop):
    """A draft is removed after one question"""
    window = KEPT["application"].main_window()
    window.find("button", "Concept verwijderen").point()
    KEPT["application"].find("dialog").find("button", "Verwijderen").click()
    window.find("label", "Kies een doorverwijzing, of begin een nieuwe.")
    assert len(window.find("list", "Doorverwijzingen").find_all("list item")) == 1
