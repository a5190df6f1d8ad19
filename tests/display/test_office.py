"""What an office accounts for: its processors, measures and breaches, and what the two parties tell each other about them."""

from application import Application
from desk_steps import accept, choose_in_menu, open_file, open_package, read_card, save_as, send_notice, start

KEPT = {}


def send(application):
    """Mails the package of the notice that is shown, and says so; the mail, and the words that were told for it."""
    words = read_card(application)
    return send_notice(application), words


def take_in(application, mail, words, *expected):
    dialog = open_package(application, mail.attachments[0], words)
    for text in expected:
        dialog.find("label", containing=text)
    accept(dialog)


def fill_in_processor(application, name):
    dialog = application.find("frame", "Verwerker")
    dialog.find("text", "Naam").enter(name)
    dialog.find("text", "KBO-nummer").enter("0123.456.749")
    dialog.find("text", "Dienst").enter("Dossierbeheer")
    dialog.find("check box", "naam").toggle()
    dialog.find("text", "Plaats van verwerking").enter("België")
    dialog.find("button", "Bewaren").click()
    dialog.wait_gone()


def pass_on(application, *expected):
    application.main_window().find("list item", "Overzicht bezorgen").point()
    dialog = application.find("frame", "Overzicht bezorgen")
    for text in expected:
        dialog.find("label", containing=text)
    dialog.find("button", "Verpakken").click()
    dialog.wait_gone()
    return send(application)


def test_none(desktop):
    """That there are no processors is a statement too, marked in the sidebar until it is passed on"""
    with start(desktop, "ocmw", "OCMW") as ocmw:
        window = ocmw.main_window()
        window.find("list item", "Verwerkers").point()
        window.find("button", "Verklaren dat er geen verwerkers zijn").click()
        window.find("label", "1 verandering nog niet doorgegeven")
        mail, words = pass_on(ocmw, "Geen verwerkers")
        window.wait_gone("label", "1 verandering nog niet doorgegeven")
    with start(desktop, "team", "Kind en Gezin") as team:
        take_in(team, mail, words, "Geen verwerkers, verklaard op")
        team.main_window().find("list item", "Verwerkers").point()


def test_exchange(desktop):
    """What changed since the last overview is shown before it goes and before it is taken over, and stands beside the own one"""
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        window.find("list item", "Verwerkers").point()
        window.find("button", "Nieuwe verwerker").click()
        fill_in_processor(ocmw, "Verzonnen Dossier & Zonen nv")
        window.find("button", "Terug naar de lijst").click()
        mail, words = pass_on(ocmw, "Nieuw")
    with Application(desktop, "team") as team:
        window = team.main_window()
        take_in(team, mail, words, "Wat er veranderd is", "Verzonnen Dossier & Zonen nv")
        window.find("list item", "Verwerkers").point()
        window.find("list item", "Hun verwerkers").point()
        window.find("label", containing="Dossierbeheer")


def test_order(desktop):
    """What ended stands last, or where its name puts it"""
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        window.find("list item", "Verwerkers").point()
        window.find("button", "Nieuwe verwerker").click()
        fill_in_processor(ocmw, "Anders Verzonnen bv")
        window.find("list item", "Beëindigen").point()
        ocmw.dialog().find("button", "Beëindigen").click()
        window.find("label", containing="Beëindigd")
        window.find("button", "Terug naar de lijst").click()
        window.wait_until("to have the ended last", lambda window: height(window, "Anders Verzonnen bv") > height(window, "Verzonnen Dossier & Zonen nv"))
        choose_in_menu(window, "Volgorde, opslaan en inlezen", "Naam")
        window.wait_until("to be in the order of names", lambda window: height(window, "Anders Verzonnen bv") < height(window, "Verzonnen Dossier & Zonen nv"))
        choose_in_menu(window, "Volgorde, opslaan en inlezen", "Wat aandacht vraagt eerst")
        window.wait_until("to have the ended last", lambda window: height(window, "Anders Verzonnen bv") > height(window, "Verzonnen Dossier & Zonen nv"))


def height(window, name):
    return window.find("list item", containing=name).extents[1]


def test_breach(desktop):
    """One sentence is enough to start the clock and tell the other party; what was told can be added to"""
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        window.find("list item", "Gegevenslekken").point()
        window.find("button", "Gegevenslek melden").click()
        dialog = ocmw.find("frame", "Gegevenslek")
        dialog.find("text", "Wat is er gebeurd?").enter("Een pakket ging naar een verkeerd adres.")
        dialog.find("button", "Bewaren").click()
        dialog.wait_gone()
        window.find("label", containing="Nog 71 uur 5")
        window.find("list item", containing="Melden aan").point()
        mail, words = send(ocmw)
        assert "adres" not in mail.subject + mail.body.replace("e-mailadres", "")
        assert mail.addresses == ["dpo@opgroeien.be"], mail.addresses
    with Application(desktop, "team") as team:
        take_in(team, mail, words, "Een pakket ging naar een verkeerd adres.")
        team.main_window().find("list item", "Overlegd").point()
        team.main_window().find("label", containing="Afgehandeld")


def test_evidence(desktop):
    """The measures are asked for and shown in one package, with the documents"""
    document = desktop.home / "activiteiten.pdf"
    document.write_bytes(b"%PDF-1.4 verzonnen")
    with Application(desktop, "team") as team:
        window = team.main_window()
        window.find("list item", "Protocollen").point()
        window.find("list", "Protocollen").find("label", containing="Hulshout").point()
        window.find("list item", "Bewijs vragen").point()
        mail, words = send(team)
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        window.find("list item", "Maatregelen").point()
        window.find("button", "Nieuwe verwerkingsactiviteit").click()
        dialog = ocmw.find("frame", "Verwerkingsactiviteit")
        dialog.find("button", "Bewaren").click()
        dialog.wait_gone()
        window.find("button", "Bijlage toevoegen…").click()
        open_file(ocmw, "Bijlage kiezen", document)
        window.find("list item", "activiteiten.pdf")
        take_in(ocmw, mail, words, "Kind en Gezin vraagt het bewijs")
        window.find("list item", "Bewijs bezorgen").point()
        window.find("label", containing="Logboek ongeschonden")
        package = send_notice(ocmw).attachments[0]
    with Application(desktop, "team") as team:
        dialog = open_package(team, package)
        dialog.find("label", containing="activiteiten.pdf")
        accept(dialog)
        window = team.main_window()
        window.find("list item", "activiteiten.pdf")
        assert not window.has("button", "Weghalen: activiteiten.pdf")
        window.find("button", "Opslaan als…: activiteiten.pdf").click()
        path = save_as(team, desktop.home / "ontvangen.pdf")
        assert path.read_bytes() == document.read_bytes()


def test_table(desktop):
    """The processors go to a spreadsheet and come back changed; what would change is shown first, and what is wrong is named"""
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        window.find("list item", "Verwerkers").point()
        choose_in_menu(window, "Volgorde, opslaan en inlezen", "Tabel opslaan (CSV)…")
        path = save_as(ocmw, desktop.home / "verwerkers.csv")
        text = path.read_text(encoding="utf-8-sig")
        assert "Verzonnen Dossier & Zonen nv" in text, text
        path.write_text(text.replace("Dossierbeheer", "Dossierbeheer en archief"), encoding="utf-8")
        choose_in_menu(window, "Volgorde, opslaan en inlezen", "Tabel inlezen (CSV)…")
        open_file(ocmw, "Tabel kiezen", path)
        dialog = ocmw.find("frame", "Tabel overnemen")
        dialog.find("label", containing="Dossierbeheer → Dossierbeheer en archief")
        dialog.find("button", "Overnemen").click()
        dialog.wait_gone()
        window.find("label", containing="Dossierbeheer en archief")
        path.write_text("naam;gegevens\nVerzonnen;schoenmaat\n")
        choose_in_menu(window, "Volgorde, opslaan en inlezen", "Tabel inlezen (CSV)…")
        open_file(ocmw, "Tabel kiezen", path)
        ocmw.find("dialog", "De tabel is niet overgenomen").find("label", containing="Regel 2, kolom gegevens")
