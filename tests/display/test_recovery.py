"""Losing the keyring or the machine: the recovery sheet, backups, and putting them back."""

import contextlib
import os
import shutil
import sqlite3
import subprocess

from application import Application
from desk_steps import open_file, pack, start
from desktop import Skip, wait_for

KEPT = {}


def show_settings(application):
    application.desktop.press("ctrl+comma")
    settings = application.find("frame", "Voorkeuren")
    settings.find("page tab", "Herstel").click()
    return settings


def read_words(dialog):
    labels = [label.name for label in dialog.find_all("label")]
    return [labels[labels.index(f"{number}.") + 1] for number in range(1, 13)]


def type_words(application, title, words):
    dialog = application.find("frame", title)
    dialog.find("text", "De twaalf woorden, met spaties ertussen").set_text(words)
    dialog.find("button", "Openen").click()
    return dialog


def test_sheet(desktop):
    """A recovery sheet counts when two of its words are typed back"""
    with start(desktop, "team", "Kind en Gezin") as team:
        pack(team)
        settings = show_settings(team)
        settings.find("list item", "Herstelblad maken…").point()
        dialog = team.find("frame", "Herstelblad")
        dialog.find("label", "Herstelblad (PDF)")
        words = KEPT["words"] = read_words(dialog)
        assert len(set(words)) > 8, "these are words"
        dialog.find("button", "Volgende").click()
        dialog = team.find("label", containing="typ twee woorden over").window()
        rows = [row for row in dialog.find_all("text") if row.name.startswith("Woord ")]
        rows[0].enter("mis")
        dialog.find("button", "Bevestigen").click()
        dialog.find("label", containing="niet wat er op het blad staat")
        for row in rows:
            row.enter(words[int(row.name.removeprefix("Woord ")) - 1].upper())
        dialog.find("button", "Bevestigen").click()
        dialog.wait_gone()
        settings.find("label", containing="Gemaakt op")


def test_backup(desktop):
    """A backup is made in a folder of one's own choice, and holds nothing that can be read"""
    folder = KEPT["folder"] = desktop.home / "kopieen"
    folder.mkdir()
    with Application(desktop, "team") as team:
        settings = show_settings(team)
        settings.find("list item", "Map").point()
        open_file(team, "Map voor reservekopieën", folder)
        settings.find("label", containing="home/kopieen")
        settings.find("list item", "Nu een reservekopie maken").point()
        settings.find("label", containing="De laatste is van")
        (KEPT["backup"],) = folder.glob("*.reservekopie")
        assert b"Fien" not in KEPT["backup"].read_bytes()


def renew(team, settings):
    settings.find("list item", "Sleutels vernieuwen…").point()
    question = team.find("dialog", "Sleutels vernieuwen?")
    question.find("button", "Vernieuwen").click()


def test_renew_keys(desktop):
    """The keys are renewed; the register, the words and the backup of before open as they did"""
    with Application(desktop, "team") as team:
        settings = show_settings(team)
        renew(team, settings)
        team.find("label", "De sleutels zijn vernieuwd")
        settings.find("list item", "Sleutels vernieuwen…")
    with Application(desktop, "team") as team:
        window = team.main_window()
        window.find("label", "Fien Verzonnen-Voorbeeld")
        window.find("list item", "Logboek").point()
        window.find("label", "Begonnen met het vernieuwen van de sleutels")
        window.find("label", "Sleutels vernieuwd")


def test_new_machine(desktop):
    """On a new machine the backup and the words bring the clients back"""
    with Application(desktop, "nieuw") as team:
        team.main_window().find("button", "Reservekopie terugzetten…").click()
        open_file(team, "Reservekopie kiezen", KEPT["backup"])
        dialog = type_words(team, "Reservekopie terugzetten", " ".join(KEPT["words"][:11] + [KEPT["words"][0]]))
        team.find("dialog", "De reservekopie gaat niet open").find("button").click()
        dialog.find("text", "De twaalf woorden, met spaties ertussen").set_text(" ".join(KEPT["words"]))
        dialog.find("button", "Openen").click()
        team.find("label", "Doorverwijzingen met gegevens")
        team.find("button", "Terugzetten").click()
        team.main_window().find("label", "Fien Verzonnen-Voorbeeld")


@contextlib.contextmanager
def unwritable(folder):
    """As on a disk that may only be read; to root modes mean nothing, so for it it is one."""
    if os.geteuid() != 0:
        folder.chmod(0o500)
        try:
            yield
        finally:
            folder.chmod(0o700)
        return
    if subprocess.run(["mount", "--bind", folder, folder], capture_output=True, check=False).returncode != 0:
        raise Skip("may not mount")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def test_unwritable(desktop):
    """On a disk that may not be written everything is seen and backed up, nothing is changed, and the window says why"""
    folder = desktop.home / ".local/share/overdracht/team"
    before = (folder / "register.db").read_bytes()
    with unwritable(folder), Application(desktop, "team") as team:
        window = team.main_window()
        window.find("label", containing="u kunt alles bekijken en afdrukken en er een reservekopie van maken, maar niets wijzigen")
        assert not window.has("button", "Reservekopie terugzetten…"), "no backup helps"
        window.find("label", "Fien Verzonnen-Voorbeeld").point()
        desktop.press("ctrl+n")
        window.find("button", "Verzonden").point()
        refusal = team.dialog()
        refusal.find("label", containing="mag niet schrijven waar dit register staat; er is niets gewijzigd")
        refusal.find("button", "Sluiten").click()
        refusal.wait_gone()
        assert not window.has("text", "Voornaam"), "no referral can be begun"
        window.find("button", "Details").click()
        details = team.dialog("Het register wordt alleen gelezen")
        details.find("button", "Sluiten").click()
        details.wait_gone()
        backups = set(KEPT["folder"].glob("*.reservekopie"))
        show_settings(team).find("list item", "Nu een reservekopie maken").point()
        wait_for("the backup", lambda: set(KEPT["folder"].glob("*.reservekopie")) - backups)
        assert (folder / "register.db").read_bytes() == before
    with Application(desktop, "team") as team:
        window = team.main_window()
        window.find("label", "Fien Verzonnen-Voorbeeld")
        assert not window.has("button", "Details"), "it is written again"


def break_page(register, name):
    """Overwrites a page of a table or index, as a failing disk does."""
    with sqlite3.connect(register) as database:
        (page,) = database.execute("SELECT max(pageno) FROM dbstat WHERE name = ?", [name]).fetchone()
    database.close()
    content = bytearray(register.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xa5" * 4096
    register.write_bytes(content)
    return bytes(content)


def test_broken(desktop):
    """A register in which something broke is looked at, not changed, until a backup is put back"""
    profiles = desktop.home / ".local/share/overdracht"
    register = profiles / "team" / "register.db"
    broken = break_page(register, "referral_by_reference")
    with Application(desktop, "team") as team:
        window = team.main_window()
        window.find("label", containing="Een deel van het register is beschadigd")
        window.find("label", "Fien Verzonnen-Voorbeeld").point()
        desktop.press("ctrl+n")
        window.find("button", "Verzonden").point()
        refusal = team.dialog()
        refusal.find("label", containing="alleen gelezen worden; er is niets gewijzigd")
        refusal.find("button", "Sluiten").click()
        refusal.wait_gone()
        assert not window.has("text", "Voornaam"), "no referral can be begun"
        window.find("button", "Details").click()
        details = team.dialog("Het register is beschadigd")
        details.find("button", "Sluiten").click()
        details.wait_gone()
        assert register.read_bytes() == broken
        window.find("button", "Reservekopie terugzetten…").click()
        open_file(team, "Reservekopie kiezen", KEPT["backup"])
        type_words(team, "Reservekopie terugzetten", " ".join(KEPT["words"]))
        team.find("button", "Terugzetten").click()
        window.wait_gone("button", "Details")
        window.find("label", "Fien Verzonnen-Voorbeeld")
        desktop.press("ctrl+n")
        window.find("text", "Voornaam")
        assert (register.parent / "register-vorige-1.db").read_bytes() == broken


def test_keyring_lost(desktop):
    """When the key is not in the keyring, the words open the register again"""
    profiles = desktop.home / ".local/share/overdracht"
    shutil.copytree(profiles / "team", profiles / "zonder-sleutel")
    with Application(desktop, "zonder-sleutel") as team:
        window = team.main_window()
        window.find("label", "De sleutel van het register ontbreekt")
        window.find("button", "Herstelblad gebruiken…").click()
        dialog = team.find("frame", "Herstelblad gebruiken")
        dialog.find("text", "De twaalf woorden, met spaties ertussen").enter(" ".join(KEPT["words"]).upper())
        desktop.press("Return")  # as a scanner does behind the code on the sheet
        window.find("label", "Fien Verzonnen-Voorbeeld")
