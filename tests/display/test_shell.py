"""The program around its desks: one instance per profile, and the keyring that it needs."""

import sqlite3

from application import Application
from desk_steps import choose_desk, press_until, start


def test_one_instance(desktop):
    """A second start of a profile shows the window of the first"""
    with start(desktop, "eenmaal", "OCMW") as application:
        application.open()
        assert application.process.poll() is None
        assert len(application.find_all("frame")) == 1


def test_two_profiles(desktop):
    """Both desks side by side on one machine"""
    with start(desktop, "team", "Kind en Gezin"), Application(desktop, "welzijn") as second:
        window = second.main_window()
        choose_desk(window, "OCMW", "Wim Werker", "maatschappelijk werker")
        window.find("button", "Beginnen").click()
        window.find("button", "Importeren…")


def test_secrecy_is_stated(desktop):
    """Nobody begins without stating the professional secrecy"""
    with Application(desktop, "zwijgen") as application:
        window = application.main_window()
        window.find("text", "Uw voornaam en naam").set_text("Tine Teamlid")
        window.find("text", "Uw functie").set_text("gezinsondersteuner")
        assert not window.find("button", "Beginnen").is_sensitive
        window.find("check box", containing="beroepsgeheim").toggle()
        window.find("button", "Beginnen").wait_until("to be usable", lambda button: button.is_sensitive)


def test_no_keyring(desktop):
    """Without a keyring a page says what to install, and it goes on once there is one"""
    desktop.stop_keyring()
    with Application(desktop, "zonder") as application:
        window = application.main_window()
        window.find("label", "Geen sleutelbos gevonden", timeout=40)
        desktop.start_keyring()
        window.find("button", "Opnieuw proberen").click()
        window.find("label", "Waar werkt u?", timeout=40)


def test_register_in_use(desktop):
    """A register that another process has open: said, untouched, and tried again"""
    with start(desktop, "bezet", "OCMW"):
        pass
    other = sqlite3.connect(desktop.home / ".local/share/overdracht/bezet/register.db")
    other.execute("BEGIN EXCLUSIVE")
    with Application(desktop, "bezet") as application:
        window = application.main_window()
        window.find("label", "Het register gaat niet open", timeout=40)
        other.rollback()
        other.close()
        window.find("button", "Opnieuw proberen").click()
        window.find("label", "Nog geen doorverwijzingen")


def test_keyboard(desktop):
    """From the first start to a draft by keyboard alone"""
    with Application(desktop, "toetsen") as application:
        window = application.main_window()
        window.find("label", "Waar werkt u?")
        press_until(desktop, lambda: window.find("text", "Uw voornaam en naam").is_focused)
        desktop.type("Tine Teamlid")
        desktop.press("Tab")
        desktop.type("gezinsondersteuner")
        assert window.find("text", "Uw functie").text == "gezinsondersteuner"
        desktop.press("Tab", "space")
        assert window.find("check box", containing="beroepsgeheim").is_checked
        press_until(desktop, lambda: window.find("button", "Beginnen").is_focused)
        desktop.press("Return")
        window.find("button", "Nieuwe doorverwijzing")
        desktop.press("ctrl+n")
        window.find("text", "Voornaam")
        desktop.type("Fien")
        desktop.press("Tab")
        desktop.type("Verzonnen-Voorbeeld")
        window.find("text", "Naam").wait_until("to be filled in", lambda entry: entry.text == "Verzonnen-Voorbeeld")
        assert window.find("text", "Voornaam").text == "Fien"
        window.find("label", "Fien Verzonnen-Voorbeeld")
