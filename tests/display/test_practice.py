"""Practising at both desks, with made up families, beside what is real."""

from application import Application
from desk_steps import choose_in_menu, fill_in, read_passphrase, start
from desktop import wait_for

STRIP = "Oefenen – verzonnen gezinnen, niets gaat naar buiten"
TEAM = "Oefenen – Kind en Gezin"
OCMW = "Oefenen – OCMW"


class Practice(Application):
    """A program that practises."""

    def _start(self, files, environment):
        return self.desktop.start(self.program, "--oefenen", name=self.log, environment=environment)

    def desk(self, title):
        return self.find("frame", title, timeout=60)


def exercises(practice, window, item):
    window.find("toggle button", "Oefeningen").point()
    practice.find("menu item", item).click()


def real_files(desktop):
    folder = desktop.home / ".local" / "share" / "overdracht"
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} if folder.exists() else {}


def test_mark(desktop):
    """Both desks open, filled, and each window says that it is practice"""
    with Practice(desktop, "oefenen") as practice:
        for title, family in ((TEAM, "Verzonnen-Voorbeeld"), (OCMW, "Verzonnen-Voorbeeld")):
            window = practice.desk(title)
            window.find("label", STRIP)
            assert not window.has("label", "Nog geen doorverwijzingen")
            del family
        desktop.press("ctrl+comma")
        settings = practice.find("frame", "Oefenen – Voorkeuren")
        settings.find("label", STRIP)
        assert not settings.has("toggle button", "Herstel")
