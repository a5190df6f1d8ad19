#!/usr/bin/python3
"""The guided tour: both desks in the real windows, on fictitious people, from a new referral over the encrypted package and the followed client
to the erased data. Leaves numbered pictures, the package, its passphrase and a report in a folder; ends non-zero when a step fails.

    tour.py [FOLDER]
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from application import Application
from desk_steps import accept, choose_desk, fill_in, open_package, read_card, read_passphrase, record, send_notice
from desktop import Desktop, DesktopError


class Tour:
    def __init__(self, desktop, folder):
        self.desktop = desktop
        self.folder = folder
        self.pictures = 0
        self.report = []

    def step(self, name, sentence):
        """A picture of what is on the display now, and a sentence about it."""
        self.pictures += 1
        picture = f"{self.pictures:02}-{name}.png"
        self.desktop.screenshot(self.folder / picture)
        self.note(picture, sentence)

    def note(self, what, sentence):
        self.report.append(f"{what}\n    {sentence}")
        print(f"  {what}  {sentence}", flush=True)

    def write_report(self, seconds):
        lines = ["Rondleiding van Overdracht, op verzonnen mensen", "", *self.report, "",
                 f"Alles is gelukt, in {seconds:.0f} seconden."]
        (self.folder / "verslag.txt").write_text("\n".join(lines) + "\n")


def first_start(tour, window, desk, user, function, picture):
    choose_desk(window, desk, user, function)
    tour.step(picture, f"Eerste start: {user} werkt bij {desk} en is gebonden door het beroepsgeheim.")
    window.find("button", "Beginnen").click()


def refer(tour, kind_en_gezin):
    window = kind_en_gezin.main_window()
    first_start(tour, window, "Kind en Gezin", "Tine Teamlid", "gezinsondersteuner", "eerste-start-kind-en-gezin")
    window.find("button", "Nieuwe doorverwijzing")
    tour.step("lege-lijst", "De lijst van Kind en Gezin is nog leeg en zegt wat u kunt doen.")

    tour.desktop.press("ctrl+n")
    window.find("text", "Voornaam")
    window.find("text", "Telefoon").enter("014 12")
    window.find("text", "Voornaam").point()
    window.find("label", containing="Dit is geen telefoonnummer")
    tour.step("bevinding", "Een bevinding verschijnt bij het veld dat u verlaat, nooit tijdens het typen.")
    fill_in(window)
    window.find("text", "Voornaam").point()
    tour.step("formulier", "De gegevens van het protocol en niets meer; gemeente en OCMW volgen uit de postcode.")
    window.find("text", "Uitleg gegeven door").point()
    tour.step("toestemming", "De vijf punten van de uitleg, en hoe en wanneer de cliënt toestemming gaf.")
    window.find("button", "Verpakken").click()

    window.find("label", "1. Verzend het pakket")
    passphrase = read_passphrase(window)
    tour.step("verpakt", "Het pakket is versleuteld, opnieuw geopend en nagekeken; de wachtzin staat klaar om voor te lezen.")
    window.find("list item", "Mail openen").point()
    mail = tour.desktop.wait_for_mail()
    tour.note("mail", f"Aan {', '.join(mail.addresses)}, onderwerp “{mail.subject}”, met het pakket als bijlage.")
    window.find("button", "Noteren").click()
    window.find("label", containing="Wachtzin doorgegeven")
    window.find("button", "Verzonden").point()
    window.find("label", "Verloop")
    tour.step("verzonden", "Na “Verzonden” wacht de doorverwijzing op de ontvangstbevestiging.")
    return mail.attachments[0], passphrase


def accept_referral(tour, ocmw, package, passphrase):
    window = ocmw.main_window()
    first_start(tour, window, "OCMW", "Wim Werker", "maatschappelijk werker", "eerste-start-ocmw")
    window.find("label", "Nog geen doorverwijzingen")
    tour.step("lege-werklijst", "De werklijst van het OCMW is nog leeg.")

    ocmw.open(package)
    dialog = ocmw.find("frame", "Pakket importeren")
    entry = dialog.find("text", "Wachtzin")
    entry.set_text(passphrase.replace(" ", "-") + "x")
    dialog.find("button", "Openen").click()
    dialog.find("alert", containing="gaat niet open met deze woorden")
    tour.step("verkeerde-wachtzin", "Een verkeerde wachtzin: de woorden blijven staan, u probeert opnieuw.")
    entry.set_text(passphrase.replace(" ", "-").capitalize())
    dialog.find("button", "Openen").click()
    dialog.find("button", "Aanvaarden")
    tour.step("voorbeeld", "Alles wat in het pakket zit, voor u het aanvaardt.")
    dialog.find("button", "Aanvaarden").click()
    dialog.find("list item", "Mail openen").point()
    mail = tour.desktop.wait_for_mail(2)
    tour.step("ontvangstbevestiging", "De ontvangstbevestiging is meteen verpakt, klaar om te mailen.")
    dialog.find("button", "Klaar").click()
    return mail.attachments[0]


def follow(tour, ocmw):
    window = ocmw.main_window()
    window.find("label", "Wat is er gebeurd?")
    tour.step("ontvangen", "De cliënt staat in de werklijst: gegevens, herkomst, toestemming en verloop.")
    record(ocmw, "Toewijzen", lambda dialog: None)
    record(ocmw, "Contactpoging noteren", lambda dialog: None)
    tour.step("contactpoging", "Toegewezen aan een maatschappelijk werker; de eerste contactpoging is genoteerd.")

    def wants_help(dialog):
        dialog.find("combo box", "Wat wenst de cliënt?").choose("Wenst hulp")
        dialog.find("text", "Nummer van het cliëntdossier").enter("2026/0123")
        tour.step("wens", "Er was contact: de cliënt wenst hulp, het dossier wordt geopend.")

    record(ocmw, "Contact gehad", wants_help)
    window.find("label", containing="dossier geopend")
    window.wait_gone("button", "Ongedaan maken")
    tour.step("dossier-open", "Het dossier is open, met zijn nummer; elke stap is gedateerd en ondertekend.")


def confirm(tour, kind_en_gezin, receipt):
    kind_en_gezin.open(receipt)
    dialog = kind_en_gezin.find("frame", "Pakket importeren")
    dialog.find("button", "Aanvaarden")
    tour.step("bevestiging-geopend", "De ontvangstbevestiging gaat open met de wachtzin uit de sleutelbos.")
    dialog.find("button", "Aanvaarden").click()
    dialog.find("button", "Klaar").click()
    window = kind_en_gezin.main_window()
    window.find("label", containing="Ontvangst bevestigd")
    tour.step("bevestigd", "Kind en Gezin weet dat het OCMW de doorverwijzing heeft.")


def list_processors(tour, ocmw):
    window = ocmw.main_window()
    window.find("list item", "Verwerkers").point()
    window.find("button", "Nieuwe verwerker").click()
    dialog = ocmw.find("frame", "Verwerker")
    dialog.find("text", "Naam").enter("Verzonnen Mailhosting nv")
    dialog.find("text", "KBO-nummer").enter("0123.456.749")
    dialog.find("text", "Dienst").enter("E-mail van het OCMW")
    dialog.find("text", "Plaats van verwerking").enter("België")
    for datum in ("naam", "e-mail"):
        dialog.find("check box", datum).toggle()
    dialog.find("text", "Overeenkomst gesloten op").enter("01/01/2026")
    tour.step("verwerker", "Een verwerker, met de gegevens die hij krijgt en zijn verwerkersovereenkomst.")
    dialog.find("button", "Bewaren").click()
    dialog.wait_gone()
    tour.step("verwerkers", "De verwerker, met wat er nog in te vullen is, zijn overeenkomst en zijn geschiedenis.")
    window.find("button", "Terug naar de lijst").click()
    window.find("list item", "Overzicht bezorgen").point()
    dialog = ocmw.find("frame", "Overzicht bezorgen")
    tour.step("overzicht-bezorgen", "Artikel 6: Kind en Gezin krijgt het overzicht van verwerkers, en ziet wat er veranderd is.")
    dialog.find("button", "Verpakken").click()
    dialog.wait_gone()
    return tell(tour, ocmw)


def tell(tour, application):
    """Sends the notice that was just packed; its package and the words that were told for it."""
    words = read_card(application)
    return send_notice(application).attachments[0], words


def report_breach(tour, ocmw):
    window = ocmw.main_window()
    window.find("list item", "Gegevenslekken").point()
    window.find("button", "Gegevenslek melden").click()
    dialog = ocmw.find("frame", "Gegevenslek")
    dialog.find("text", "Wat is er gebeurd?").enter("Een pakket ging naar een verkeerd adres.")
    dialog.find("button", "Bewaren").click()
    dialog.wait_gone()
    window.find("label", containing="Nog 71 uur")
    tour.step("gegevenslek", "Een gegevenslek: één zin is genoeg, de klok van 72 uur loopt, aanvullen kan later.")
    window.find("list item", containing="Melden aan").point()
    return tell(tour, ocmw)


def take_told(tour, kind_en_gezin, overview, breach):
    """What the OCMW tells of itself; the request of evidence that goes back."""
    dialog = open_package(kind_en_gezin, *overview)
    dialog.find("label", "Wat er veranderd is")
    tour.step("hun-verwerkers", "Kind en Gezin ziet wat er veranderd is voor het overgenomen wordt.")
    accept(dialog)
    accept(open_package(kind_en_gezin, *breach))
    window = kind_en_gezin.main_window()
    window.find("list item", "Overlegd")
    tour.step("lekmelding", "De lekmelding bij Kind en Gezin: bellen, overleggen, en noteren dat het gebeurd is.")
    window.find("list item", "Protocollen").point()
    window.find("list", "Protocollen").find("label", containing="Hulshout").point()
    window.find("list item", "Bewijs vragen")
    tour.step("protocol", "Een protocol: wat er met dit OCMW afgesproken is, en wat er ermee kan.")
    window.find("list item", "Bewijs vragen").point()
    return tell(tour, kind_en_gezin)


def show_evidence(tour, ocmw, request):
    accept(open_package(ocmw, *request))
    window = ocmw.main_window()
    window.find("list item", "Bewijs bezorgen").point()
    window.find("label", containing="Logboek ongeschonden")
    tour.step("bewijs", "Het bewijs van de maatregelen in één pakket, met de documenten erbij.")


def report(tour, ocmw):
    window = ocmw.main_window()
    window.wait_gone("button", "Ongedaan maken")
    window.find("list item", "Kwaliteitsmelding").point()
    dialog = ocmw.find("frame", "Kwaliteitsmelding")
    dialog.find("check box", "Telefoon").toggle()
    dialog.find("combo box", "Wat scheelt eraan").choose("Verouderd")
    dialog.find("text", "Voorstel, als u het weet").enter("0470 00 00 01")
    tour.step("kwaliteitsmelding", "Het nummer klopt niet meer: het OCMW meldt het aan Kind en Gezin, met een voorstel.")
    dialog.find("button", "Verpakken").click()
    dialog.wait_gone()
    window.find("label", "1. Verzend het pakket")
    tour.step("melding-verpakt", "De melding is verpakt met de wachtzin die Kind en Gezin al heeft, klaar om te mailen.")
    return send_notice(ocmw).attachments[0]


def answer(tour, kind_en_gezin, notice):
    accept(open_package(kind_en_gezin, notice))
    window = kind_en_gezin.main_window()
    window.find("list item", "Beantwoorden").point()
    dialog = kind_en_gezin.find("frame", "Beantwoorden")
    tour.step("antwoord", "Kind en Gezin kijkt het na en antwoordt: aangepast, of ongegrond.")
    dialog.find("button", "Verpakken").click()
    dialog.wait_gone()
    return send_notice(kind_en_gezin).attachments[0]


def withdraw(tour, kind_en_gezin):
    window = kind_en_gezin.main_window()
    window.find("list item", "Naar de doorverwijzing").point()
    window.find("list item", "Toestemming ingetrokken").point()
    dialog = kind_en_gezin.find("frame", "Toestemming ingetrokken")
    tour.step("intrekking", "Het gezin bedenkt zich: alles stopt meteen, en het OCMW krijgt bericht.")
    dialog.find("button", "Intrekken").click()
    dialog.wait_gone()
    return send_notice(kind_en_gezin).attachments[0]


def end(tour, ocmw, reply, withdrawal):
    accept(open_package(ocmw, reply))
    window = ocmw.main_window()
    window.find("label", containing="Beantwoord ·")
    tour.step("beantwoord", "Het antwoord verbetert het nummer bij het OCMW en sluit de melding.")
    accept(open_package(ocmw, withdrawal))
    window.find("list item", "Het dossier beëindigen")
    tour.step("beslissen", "Er is een dossier, dus er wordt niets vanzelf gewist: een mens beslist.")
    window.find("list item", "Het dossier beëindigen").point()
    window.find("button", "Wissen…")
    tour.step("te-wissen", "Nu mogen de gegevens weg; het programma zegt waarom.")
    window.find("button", "Wissen…").point()
    ocmw.find("dialog", "Gegevens wissen?").find("button", "Wissen").click()
    window.find("list item", "Attest van de wissing")
    tour.step("gewist", "Gewist: het kenmerk en de datums blijven, voor het attest.")


def account(tour, ocmw):
    """What a DPO looks at, and what a careful office does on its first day."""
    window = ocmw.main_window()
    window.find("list item", "Sta ik klaar?").point()
    window.find("label", "Te doen")
    tour.step("sta-ik-klaar", "Wat het protocol en de AVG nog vragen, elk met de knop die het verhelpt.")
    window.find("list item", "Logboek").point()
    window.find("label", containing="Ongeschonden: alle")
    tour.step("logboek", "Wie deed wat met welk kenmerk; bij elk openen nagekeken of niemand er iets aan veranderde.")
    ocmw.desktop.press("ctrl+comma")
    settings = ocmw.find("frame", "Voorkeuren")
    settings.find("page tab", "Herstel").click()
    settings.find("list item", "Herstelblad maken…").point()
    dialog = ocmw.find("frame", "Herstelblad")
    dialog.find("label", "Herstelblad (PDF)")
    tour.step("herstelblad", "Twaalf woorden op papier openen het register en zijn reservekopieën als de computer verloren gaat.")
    dialog.find("button", "Annuleren").click()


def keep_package(folder, package, passphrase):
    shutil.copyfile(package, folder / package.name)
    (folder / "wachtzin.txt").write_text(passphrase + "\n")


def look_with_7zip(tour, package, passphrase):
    """What a colleague without this program does with the package."""
    tested = subprocess.run(["7zz", "t", str(package)], input=passphrase + "\n", text=True, capture_output=True,
                            env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    if tested.returncode != 0 or "Everything is Ok" not in tested.stdout:
        raise DesktopError("7-Zip does not open the package:\n" + tested.stdout + tested.stderr)
    tour.note(package.name, "Het pakket; 7-Zip opent het met de wachtzin uit wachtzin.txt.")


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    with Desktop() as desktop:
        tour = Tour(desktop, folder)
        with Application(desktop, "kind-en-gezin") as kind_en_gezin:
            package, passphrase = refer(tour, kind_en_gezin)
            keep_package(folder, package, passphrase)
            look_with_7zip(tour, folder / package.name, passphrase)
        with Application(desktop, "ocmw") as ocmw:
            receipt = accept_referral(tour, ocmw, package, passphrase)
            follow(tour, ocmw)
            notice = report(tour, ocmw)
        with Application(desktop, "kind-en-gezin") as kind_en_gezin:
            confirm(tour, kind_en_gezin, receipt)
            reply = answer(tour, kind_en_gezin, notice)
            withdrawal = withdraw(tour, kind_en_gezin)
        with Application(desktop, "ocmw") as ocmw:
            end(tour, ocmw, reply, withdrawal)
            overview = list_processors(tour, ocmw)
            breach = report_breach(tour, ocmw)
        with Application(desktop, "kind-en-gezin") as kind_en_gezin:
            request = take_told(tour, kind_en_gezin, overview, breach)
        with Application(desktop, "ocmw") as ocmw:
            show_evidence(tour, ocmw, request)
            account(tour, ocmw)
    tour.write_report(time.monotonic() - start)


if __name__ == "__main__":
    try:
        main()
    except DesktopError as error:
        sys.exit(f"De rondleiding is gestopt: {error}")
