"""The protocols: what was agreed in them, and the passphrase that two desks agree for their packages."""

from application import Application
from desk_steps import click, open_file, open_package, pack_and_mail, read_card, save_as, start

KEPT = {}
AGREED = "2. De wachtzin is al afgesproken"


def show_protocol(application, other):
    """Its page, from the list of them."""
    window = application.main_window()
    window.find("list item", "Protocollen").point()
    window.find("list", "Protocollen").find("label", other).point()
    window.find("label", "Wachtzin van de pakketten")
    application.desktop.settle()  # the page slides in
    return window


def agree(application, what, title):
    """Has words made, and reads them from the card."""
    application.main_window().find("list item", what).point()
    application.find("frame", title).find("button", "Maken en tonen").click()
    return read_card(application)


def enter(application, words):
    """Types in the words that the other desk read aloud."""
    application.main_window().find("list item", "Gehoorde wachtzin ingeven…").point()
    dialog = application.find("frame", "Gehoorde wachtzin ingeven")
    dialog.find("text", "Wachtzin").set_text(words)
    dialog.find("button", "Bewaren").click()
    return dialog


def test_facts(desktop):
    """A protocol's page tells its parties, days and purpose"""
    KEPT["team"] = start(desktop, "team", "Kind en Gezin")
    window = show_protocol(KEPT["team"], "OCMW Hulshout")
    window.find("label", "Van kracht sinds 1 januari 2025")
    window.find("label", "Elk pakket krijgt een eigen wachtzin")
    facts = [label.text for label in window.find_all("label")]
    for text in ("0886.886.638", "0212.221.251", "dpo@opgroeien.be", "2235 Hulshout", "3 maanden", "Geen: loopt tot iemand het opzegt"):
        assert text in facts, text


def test_agree(desktop):
    """An agreed passphrase is made, told from a card on which words are spelled, and shown again"""
    window = KEPT["team"].main_window()
    window.find("list item", "Wachtzin afspreken…").point()
    KEPT["team"].find("frame", "Wachtzin afspreken").find("button", "Maken en tonen").click()
    card = KEPT["team"].find("frame", "Wachtzin")
    card.find("label", "Wachtzin voor OCMW Hulshout")
    word = card.find("list", "De woorden van de wachtzin").find_all("list item")[0].find_all("label")[1]
    count = len(word.name)
    word.point()
    card.wait_until("to spell it", lambda widget: any(
        label.name.count(", ") == count - 1 for label in widget.find_all("label") if ", " in label.name))
    desktop.press("Escape")
    card.wait_gone()
    window.find("label", "Afgesproken wachtzin")
    window.find("button", "Tonen").click()
    KEPT["words"] = read_card(KEPT["team"])


def test_weak(desktop):
    """A passphrase that can be guessed is not taken where packages are made"""
    dialog = enter(KEPT["team"], "hulshout")
    dialog.find("label", containing="te gemakkelijk te raden")
    desktop.press("Escape")
    dialog.wait_gone()


def test_import(desktop):
    """The other desk types it in once; then packages open by themselves"""
    KEPT["package"] = pack_and_mail(KEPT["team"], AGREED)
    # One at a time: their windows would lie over each other.
    desktop.stop(KEPT["team"].process)
    with start(desktop, "ocmw", "OCMW") as ocmw:
        show_protocol(ocmw, "Lokaal team Kind en Gezin Zuiderkempen")
        enter(ocmw, KEPT["words"].upper().replace(" ", "-")).wait_gone()
        ocmw.main_window().find("label", "Afgesproken wachtzin")
        open_package(ocmw, KEPT["package"]).find("button", "Aanvaarden")


def test_renew(desktop):
    """Renewed at one desk: the other is told how many kept ones do not fit; what is under way still opens"""
    with Application(desktop, "team") as team:
        show_protocol(team, "OCMW Hulshout")
        renewed = agree(team, "Vernieuwen…", "Wachtzin vernieuwen")
        assert renewed != KEPT["words"]
        team.main_window().find("label", containing="Oude wachtzin, vanaf")
        package = pack_and_mail(team, AGREED)
    with Application(desktop, "ocmw") as ocmw:
        ocmw.main_window().find("list item", "Protocollen")
        dialog = open_package(ocmw, package)
        dialog.find("label", containing="1 bewaarde wachtzin geprobeerd, ze past niet.")
        for words, answer in (("aap noot mies", "gaat niet open met deze woorden"), (KEPT["words"], "Poging 2 mislukt.")):
            dialog.find("text", "Wachtzin").set_text(words)
            dialog.find("button", "Openen").click()
            dialog.find("alert", containing=answer)
        dialog.find("text", "Wachtzin").set_text(renewed)
        dialog.find("button", "Openen").click()
        dialog.find("button", "Niet aanvaarden").point()
        dialog.wait_gone()
        show_protocol(ocmw, "Lokaal team Kind en Gezin Zuiderkempen")
        enter(ocmw, renewed).wait_gone()
        ocmw.main_window().find("label", containing="Oude wachtzin, vanaf")
        open_package(ocmw, KEPT["package"]).find("button", "Aanvaarden")


def test_restart(desktop):
    """The agreement is there again, and its old passphrase can be forgotten"""
    with Application(desktop, "team") as application:
        window = show_protocol(application, "OCMW Hulshout")
        window.find("button", "Nu vergeten").point()
        application.find("dialog", containing="vergeten").find("button", "Vergeten").click()
        window.wait_gone("label", containing="Oude wachtzin, vanaf")
        window.find("list item", "Terug naar een wachtzin per pakket…").point()
        application.find("frame", "Terug naar een wachtzin per pakket").find("button", "Overgaan").click()
        window.find("label", "Elk pakket krijgt een eigen wachtzin")


def test_new(desktop):
    """A protocol is made after the model in a few fields, given away as a file, and taken over at the other desk"""
    with Application(desktop, "team") as team:
        window = team.main_window()
        window.find("list item", "Protocollen").point()
        click(window.find("button", "Nieuw protocol"))
        dialog = team.find("frame", "Protocol")
        dialog.find("button", "Bewaren").click()
        dialog.find("label", "Vul dit in.")
        for label, value in (("Naam", "OCMW Verzonnendorp"), ("KBO-nummer", "0123.456.749"),
                             ("Mailbox van de maatschappelijk werkers", "ocmw@verzonnendorp.example"),
                             ("Postcodes en gemeenten, met een komma ertussen", "9998 Verzonnendorp"), ("Van kracht op", "01/01/2026")):
            dialog.find("text", label).set_text(value)
        dialog.find("button", "Bewaren").click()
        dialog.wait_gone()
        window.find("label", containing="Van kracht sinds 1 januari 2026")
        window.find("list item", "Opslaan als bestand").point()
        path = save_as(team, desktop.home / "protocol.json")
        assert '"postcode" : "9998"' in path.read_text()
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        window.find("list item", "Protocollen").point()
        click(window.find("button", "Protocol uit een bestand overnemen"))
        open_file(ocmw, "Protocol kiezen", path)
        dialog = ocmw.find("frame", "Protocol overnemen")
        dialog.find("label", "ocmw@verzonnendorp.example")
        dialog.find("button", "Overnemen").click()
        dialog.wait_gone()
        window.find("label", containing="Van kracht sinds 1 januari 2026")
        path.write_text(path.read_text().replace("ocmw@", "vals@"))
        window.find("button", "Terug naar de protocollen").click()
        window.find("button", "Protocol uit een bestand overnemen").click()
        open_file(ocmw, "Protocol kiezen", path)
        dialog = ocmw.find("frame", "Protocol overnemen")
        dialog.find("label", containing="vals@verzonnendorp.example, was ocmw@verzonnendorp.example")
        dialog.find("label", containing="bel eerst")
        dialog.find("button", "Annuleren").click()
        dialog.wait_gone()


def test_document(desktop):
    """The signed text is kept with its protocol, and what is no PDF is refused"""
    signed, other = desktop.home / "ondertekend.pdf", desktop.home / "tekst.txt"
    signed.write_bytes(b"%PDF-1.4 verzonnen")
    other.write_text("verzonnen")
    with Application(desktop, "team") as team:
        window = show_protocol(team, "OCMW Hulshout")
        window.find("button", "Toevoegen…").click()
        open_file(team, "Ondertekend protocol kiezen", other)
        team.find("dialog", "Er is niets veranderd").find("button", "Sluiten").click()
        window.find("button", "Toevoegen…").click()
        open_file(team, "Ondertekend protocol kiezen", signed)
        window.find("list item", "Ondertekend protocol (PDF)")
    with Application(desktop, "team") as team:
        window = show_protocol(team, "OCMW Hulshout")
        window.find("list item", "Ondertekend protocol (PDF)")
        window.find("button", "Weghalen").click()
        team.dialog().find("button", "Weghalen").click()
        window.find("button", "Toevoegen…")
        window.wait_gone("list item", "Ondertekend protocol (PDF)")
