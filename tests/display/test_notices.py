"""What the parties tell each other about one client: a quality notice and its answer, a withdrawal, a return; there and back."""

from application import Application
from desk_steps import accept, open_package, pack, press_until, record, send_notice, start

KEPT = {}


def send(application):
    """Mails the package of the notice that is shown, of which the mail tells no name; the package as it is in the mail."""
    mail = send_notice(application)
    for text in (mail.subject, mail.body, mail.attachments[0].name):
        assert "Fien" not in text and "Verzonnen" not in text
    return mail.attachments[0]


def press(widget):
    """By keyboard alone."""
    press_until(widget.application.desktop, lambda: widget.is_focused, most=60)
    widget.application.desktop.press("Return")


def open_referral(window):
    window.find("label", "Fien Verzonnen-Voorbeeld").point()


def refer(team):
    """A referral is packed and sent; its package and passphrase."""
    package, words = pack(team)
    team.main_window().find("button", "Verzonden").point()
    team.main_window().find("label", containing="Verzonden ·")
    return package, words


def test_empty(desktop):
    """Without notices the section says where they begin"""
    with start(desktop, "team", "Kind en Gezin") as team:
        package, words = refer(team)
    with start(desktop, "ocmw", "OCMW") as ocmw:
        accept(open_package(ocmw, package, words))
        window = ocmw.main_window()
        window.find("list item", "Meldingen").point()
        window.find("label", "Geen meldingen")


def test_quality_notice(desktop):
    """The OCMW reports data that do not fit, with a proposal; it stays open until it is answered"""
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        open_referral(window)
        window.find("list item", "Kwaliteitsmelding").point()
        dialog = ocmw.find("frame", "Kwaliteitsmelding")
        dialog.find("button", "Verpakken").click()
        dialog.find("label", "Zet aan waarover er iets te melden is")
        dialog.find("check box", "Telefoon").toggle()
        dialog.find("combo box", "Wat scheelt eraan").choose("Verouderd")
        dialog.find("text", "Voorstel, als u het weet").enter("014 12")
        dialog.find("button", "Verpakken").click()
        dialog.find("label", containing="Dit is geen telefoonnummer")
        dialog.find("text", "Voorstel, als u het weet").enter("0470 00 00 01")
        dialog.find("button", "Verpakken").click()
        dialog.wait_gone()
        window.find("label", containing="Verouderd · voorstel: 0470 00 00 01")
        KEPT["package"] = send(ocmw)
        window.find("label", containing="Verzonden, nog geen antwoord")
        window.find("label", "1 open melding")


def test_answer(desktop):
    """Kind en Gezin sees what it is about before it accepts, and answers each datum; the client changes there once it is sent"""
    with Application(desktop, "team") as team:
        window = team.main_window()
        dialog = open_package(team, KEPT["package"])
        dialog.find("label", "Telefoon: 0470 00 00 00")
        dialog.find("label", containing="Verouderd · voorstel: 0470 00 00 01")
        dialog.find("button", "Aanvaarden").click()
        dialog.find("label", "Melding aanvaard")
        dialog.find("button", "Klaar").click()
        dialog.wait_gone()
        window.find("list item", "Beantwoorden").point()
        dialog = team.find("frame", "Beantwoorden")
        assert dialog.find("text", "Nieuwe waarde").text == "0470 00 00 01"
        dialog.find("button", "Verpakken").click()
        dialog.wait_gone()
        KEPT["answer"] = send(team)
        window.find("label", containing="Beantwoord ·")
        window.find("list item", "Naar de doorverwijzing").point()
        window.find("label", containing="Telefoon: 0470 00 00 01")


def test_answered(desktop):
    """The answer corrects the client at the OCMW, and closes the notice"""
    def wants_help(dialog):
        dialog.find("combo box", "Wat wenst de cliënt?").choose("Wenst hulp")
        dialog.find("text", "Nummer van het cliëntdossier").enter("2026/0123")

    with Application(desktop, "ocmw") as ocmw:
        dialog = open_package(ocmw, KEPT["answer"])
        dialog.find("label", containing="aangepast: 0470 00 00 01")
        accept(dialog)
        window = ocmw.main_window()
        window.find("label", containing="Beantwoord ·")
        window.wait_gone("label", "1 open melding")
        window.find("list item", "Naar de doorverwijzing").point()
        window.find("label", containing="Telefoon: 0470 00 00 01")
        record(ocmw, "Contact gehad", wants_help)


def test_withdrawal(desktop):
    """A client withdraws the consent: Kind en Gezin tells the OCMW, and may erase at once; the attest remains"""
    with Application(desktop, "team") as team:
        window = team.main_window()
        open_referral(window)
        press(window.find("list item", "Toestemming ingetrokken"))
        dialog = team.find("frame", "Toestemming ingetrokken")
        press(dialog.find("button", "Intrekken"))
        dialog.wait_gone()
        KEPT["withdrawal"] = send(team)
        window.find("list item", "Naar de doorverwijzing").point()
        window.find("button", "Wissen…").point()
        team.find("dialog", "Gegevens wissen?").find("button", "Wissen").click()
        window.find("list item", "Attest van de wissing")


def test_decision(desktop):
    """While there is a file nothing goes by itself: a person decides, may take that back, and decide otherwise"""
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        dialog = open_package(ocmw, KEPT["withdrawal"])
        dialog.find("label", containing="na het aanvaarden beslist u")
        accept(dialog)
        window.find("list item", containing="over het dossier beslissen")
        window.find("list item", "Het dossier behouden").point()
        window.find("label", "Dossier behouden na intrekking")
        window.find("button", "Ongedaan maken").click()
        window.find("list item", "Het dossier beëindigen").point()
        window.find("list item", containing="Mag gewist worden")


def test_return(desktop):
    """A referral for another OCMW goes back with its reason; it counts from the moment that it was sent"""
    with Application(desktop, "team") as team:
        package, words = refer(team)
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        accept(open_package(ocmw, package, words))
        window.find("list item", "Terugsturen naar Kind en Gezin").point()
        dialog = ocmw.find("frame", "Terugsturen")
        dialog.find("combo box", "Reden").choose("de cliënt woont elders")
        dialog.find("button", "Verpakken").click()
        dialog.wait_gone()
        returned = send(ocmw)
        window.find("list item", "Naar de doorverwijzing").point()
        window.find("button", "Wissen…")
    with Application(desktop, "team") as team:
        dialog = open_package(team, returned)
        dialog.find("label", containing="de cliënt woont elders")
        accept(dialog)
        team.main_window().find("list item", containing="Teruggestuurd: verbeteren of wissen")
