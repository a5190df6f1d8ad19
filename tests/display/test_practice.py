"""Practising at both desks, with made up families, beside what is real."""

from pathlib import Path

from application import Application
from desk_steps import INFORMED_POINTS, answer_file_chooser, choose_in_menu, click, open_package, read_passphrase, start
from desktop import wait_for

NAME = "be.overdracht.Overdracht.Oefenen"
STRIP = "Oefenen – verzonnen gezinnen, niets gaat naar buiten"
TEAM = "Oefenen – Kind en Gezin"
OCMW = "Oefenen – OCMW"
CLIENT = {
    "Voornaam": "Fien",
    "Naam": "Nieuw-Voorbeeld",
    "Straat": "Voorbeeldstraat",
    "Huisnummer": "999",
    "Postcode": "9999",
    "Telefoon": "0470/00.00.00",
}


class Started:
    """A process that another one started."""

    def __init__(self, pid):
        self.pid = pid

    def poll(self):
        return None if Path(f"/proc/{self.pid}").exists() else 0


class Practice(Application):
    """A program that practises; with no process, the one that another one started."""

    def __init__(self, desktop, process=None, environment=None):
        self.given = process
        super().__init__(desktop, "oefenen", environment=environment)

    def _start(self, files, environment):
        return self.given or self.desktop.start(self.program, "--oefenen", name=self.log, environment=environment)

    def desks(self):
        """Both windows once they are open, on top the one where a referral begins."""
        ocmw, team = (self.find("frame", title, timeout=90) for title in (OCMW, TEAM))
        ocmw.find("label", "Sami Oefening", timeout=60)
        team.find("label", "Roos Voorbeeldig", timeout=60)  # on top: what is below the window has no size, and is not found
        return ocmw, team

    def choose(self, window, item):
        choose_in_menu(window, "Oefeningen", item)


def list_practice(desktop):
    return list((desktop.runtime / "overdracht-oefenen").glob("*"))


def read_files(folder):
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_mark(desktop):
    """Both desks open, filled; every window says that it is practice, and nothing is kept where profiles are"""
    with Practice(desktop) as practice:
        ocmw, team = practice.desks()
        for window in (ocmw, team):
            window.find("label", STRIP)
        click(team.find("button", "Hoofdmenu"))
        assert not practice.has("menu item", "Oefenen")
        practice.find("menu item", "Voorkeuren").click()
        settings = practice.find("frame", "Oefenen – Voorkeuren")
        settings.find("label", STRIP)
        assert not settings.has(name="Herstel")
        assert len(list_practice(desktop)) == 1
        assert not (desktop.home / ".local/share/overdracht").exists()


def hand_over(practice, team):
    practice.choose(team, "Een verzonnen gezin doorverwijzen")
    team.find("text", "Voornaam")
    for title, value in CLIENT.items():
        team.find("text", title).enter(value)
    for point in INFORMED_POINTS:
        team.find("check box", point).toggle()
    team.find("check box", "Mondeling").point()
    team.find("button", "Verpakken").point()
    team.find("label", "1. Verzend het pakket")
    passphrase = read_passphrase(team)
    team.find("list item", "Mail openen").point()
    practice.find(name="Bezorgen bij het OCMW").click()
    return passphrase


def test_main_job(desktop):
    """A referral goes to the other desk in place of the mail program, its receipt comes back, and no mail went out"""
    with Practice(desktop) as practice:
        _ocmw, team = practice.desks()
        passphrase = hand_over(practice, team)
        dialog = practice.find("frame", "Oefenen – Pakket importeren")
        dialog.find("label", containing=passphrase)
        dialog.find("text", "Wachtzin").set_text(passphrase)
        dialog.find("button", "Openen").click()
        dialog.find("button", "Aanvaarden").click()
        dialog.find("list item", "Mail openen").point()
        practice.find(name="Bezorgen bij Kind en Gezin").click()
        receipt = wait_for("the receipt", lambda: next((window for window in practice.find_all("frame", "Oefenen – Pakket importeren")
                                                        if window.has("label", containing="Ontvangstbevestiging: ")), None))
        receipt.find("button", "Aanvaarden").click()
        receipt.find("label", "Ontvangst bevestigd")
        assert not desktop.mails()


def test_saved_name(desktop):
    """A table that is saved of an exercise says so in its name"""
    with Practice(desktop) as practice:
        _ocmw, team = practice.desks()
        team.find("list item", "Verwerkers").point()
        choose_in_menu(team, "Volgorde, opslaan en inlezen", "Tabel opslaan (CSV)…")
        # Before the name that is proposed.
        answer_file_chooser(practice, "Oefenen – Bestand opslaan", "Home", desktop.home / "kopie-")
        wait_for("the table", lambda: list(desktop.home.glob("kopie-oefening-*.csv")))


def test_exercise_is_refused_in_real(desktop):
    """The package of the exercise does not come in where families are real, and that profile stays as it is"""
    with start(desktop, "echt", "OCMW"):
        pass
    before = read_files(desktop.home / ".local/share/overdracht/echt")
    with Practice(desktop) as practice:
        ocmw, team = practice.desks()
        practice.choose(team, "Naar het bureau van het OCMW")
        practice.choose(ocmw, "Het oefenpakket openen")
        dialog = practice.find("frame", "Oefenen – Pakket importeren")
        words = dialog.find("label", containing="hoort u").name.split("\n")[-1]
        dialog.find("text", "Wachtzin").set_text(words)
        dialog.find("button", "Openen").click()
        dialog.find("label", containing="Elif Niemand-Voorbeeld")
        assert read_files(desktop.home / ".local/share/overdracht/echt") == before
        package = next(path for path in (desktop.runtime / "overdracht-oefenen").rglob("overdracht-oefening-*.zip")
                       if "kind-en-gezin" in path.parts and "00009" in path.name)
        with Application(desktop, "echt") as real:
            real.main_window()
            refused = open_package(real, package, words)
            refused.find("label", containing="Dit is een oefenpakket")


def test_start_over(desktop):
    """What was practised goes once it is confirmed, and the families are as at the beginning"""
    with Practice(desktop) as practice:
        _ocmw, team = practice.desks()
        folder = list_practice(desktop)
        team.find("label", "Jade Halfaf-Voorbeeld").point()
        team.find("text", "Voornaam").enter("Anders")
        team.find("label", "Anders Halfaf-Voorbeeld")
        practice.choose(team, "Opnieuw beginnen…")
        practice.find(name="Opnieuw beginnen").click()
        wait_for("a new folder", lambda: len(list_practice(desktop)) == 1 and list_practice(desktop) != folder, 60)
        _ocmw, team = practice.desks()
        team.find("label", "Jade Halfaf-Voorbeeld")
        assert not team.has("label", "Anders Halfaf-Voorbeeld")


def test_beside_first_start(desktop):
    """From the first start: the practice opens beside it; with its windows everything of it goes"""
    with Application(desktop, "nieuw") as real:
        window = real.main_window()
        window.find("button", "Eerst oefenen, met verzonnen gezinnen").point()
        desktop.wait_for_service(NAME)
        practice = Practice(desktop, Started(desktop.process_of(NAME)))
        practice.desks()
        window.find("label", "Waar werkt u?")
        desktop.press("ctrl+q")
        wait_for("the practice to end", lambda: not list_practice(desktop), 60)
