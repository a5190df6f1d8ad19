"""The journal: who did what, whether it is intact, and the whole of it as a document."""

import sqlite3
import subprocess

from application import Application
from desk_steps import choose_in_menu, save_as, start
from desktop import build_folder
from test_office import fill_in_processor


def show_journal(application):
    window = application.main_window()
    window.find("list item", "Logboek").point()
    return window


def test_entries(desktop):
    """The journal tells what was done and by whom, is found in by words, and leads to what it was about"""
    with start(desktop, "ocmw", "OCMW") as ocmw:
        window = ocmw.main_window()
        window.find("list item", "Verwerkers").point()
        window.find("button", "Nieuwe verwerker").click()
        fill_in_processor(ocmw, "Verzonnen Dossier nv")
        show_journal(ocmw)
        window.find("label", "Ongeschonden: alle 2 regels sluiten op elkaar aan")
        window.find("list item", containing="Profiel ingesteld")
        desktop.press("ctrl+f")
        desktop.type("verwerker wim")
        window.wait_gone("list item", containing="Profiel ingesteld")
        window.find("list item", containing="Verwerker toegevoegd").point()
        window.find("label", containing="Dossierbeheer")


def test_document(desktop):
    """The journal is saved with its chain, which another program than this can follow"""
    with Application(desktop, "ocmw") as ocmw:
        window = show_journal(ocmw)
        choose_in_menu(window, "Logboek opslaan", "Opslaan als controleerbaar bestand…")
        path = save_as(ocmw, desktop.home / "logboek.jsonl")
        window.find("list item", containing="Logboek opgemaakt als bestand")
    tool = build_folder() / "app/tool/overdracht-pakket"
    told = subprocess.run([tool, "logboek", path], capture_output=True, text=True, check=True)
    assert "tot en met regel 3" in told.stdout, told.stdout


def test_tampered(desktop):
    """The first entry that does not fit is named, and what remains can be read"""
    register = sqlite3.connect(desktop.home / ".local/share/overdracht/ocmw/register.db")
    register.executescript("DROP TRIGGER journal_is_not_changed; UPDATE journal SET user = 'Iemand Anders' WHERE number = 2")
    register.close()
    with Application(desktop, "ocmw") as ocmw:
        ocmw.main_window().find("label", containing="Het logboek is buiten Overdracht om veranderd")
        ocmw.main_window().find("button", "Details").click()
        dialog = ocmw.find("dialog", "Het register is beschadigd")
        dialog.find("label", containing="logboek is buiten Overdracht om veranderd")
        dialog.find("button", "Sluiten").click()
        dialog.wait_gone()
        window = show_journal(ocmw)
        window.find("label", "Regel 2 klopt niet met wat ervoor staat")
        window.find("list item", containing="Verwerker toegevoegd")
        window.find("button", "Nakijken").click()
        window.find("label", "Regel 2 klopt niet met wat ervoor staat")
