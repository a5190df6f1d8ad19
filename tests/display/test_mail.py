"""Packages in the mails that they came by: opened as a mail program saves them."""

import json
import shutil
import subprocess
import uuid
from email.message import EmailMessage
from pathlib import Path

from desk_steps import open_package, start
from desktop import DesktopError, build_folder, make_folder, wait_for

FOLDER = make_folder("mail")
SOURCES = Path(__file__).resolve().parents[2]
REFERENCES = ("2026-00001-WN3Q", "2026-00042-K7QN")
PASSPHRASE = "appel boom citroen dorp ezel fiets gans"
KEPT = {}


def save_mail(name, *packages):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "team@voorbeeld.example", "ocmw@voorbeeld.example", "Overdracht"
    mail.set_content("Beste collega, in bijlage vindt u een overdracht.")
    for package in packages:
        mail.add_attachment(package.read_bytes(), maintype="application", subtype="octet-stream", filename=package.name)
    path = FOLDER / name
    path.write_bytes(bytes(mail))
    return path


def make_package(reference):
    """As Kind en Gezin makes them, without going over its form once more."""
    content = json.loads((SOURCES / "tests/interop/doorverwijzing.json").read_text())
    message, package = FOLDER / "bericht.json", FOLDER / "gemaakt" / f"overdracht-{reference}.zip"
    message.write_text(json.dumps({**content, "kenmerk": reference, "bericht": str(uuid.uuid4())}))
    package.parent.mkdir(exist_ok=True)
    subprocess.run([build_folder() / "app/tool/overdracht-pakket", "maak", message, package], input=PASSPHRASE + "\n", text=True, check=True)
    return package


def test_two_packages(desktop):
    """A mail with two packages: one after the other"""
    KEPT["packages"] = [make_package(reference) for reference in REFERENCES]
    KEPT["mail"] = save_mail("twee.eml", *KEPT["packages"])
    KEPT["ocmw"] = start(desktop, "ocmw", "OCMW")
    KEPT["ocmw"].open(KEPT["mail"])
    dialog = KEPT["ocmw"].find("frame", "Pakket importeren")
    for number, (reference, button) in enumerate(zip(REFERENCES, ("Volgende", "Klaar")), 1):
        dialog.find("label", f"{number} van 2, kenmerk {reference}")
        dialog.find("text", "Wachtzin").set_text(PASSPHRASE)
        dialog.find("button", "Openen").click()
        dialog.find("button", "Aanvaarden").click()
        dialog.find("button", button).click()
    dialog.wait_gone()


def test_again(desktop):
    """The same mail again: the passphrases are found by the names of the attachments, and nothing is doubled"""
    dialog = open_package(KEPT["ocmw"], KEPT["mail"])
    dialog.find("label", "Dit pakket is hier al")
    dialog.find("button", "Volgende").click()
    dialog.find("label", containing="2 van 2")
    dialog.find("button", "Klaar").click()
    dialog.wait_gone()


def refused(path, *words):
    dialog = open_package(KEPT["ocmw"], path)
    for word in words:
        dialog.find("label", containing=word)
    dialog.find("button", "Sluiten").click()
    dialog.wait_gone()


def test_no_package(desktop):
    """A mail without a package says so"""
    refused(save_mail("leeg.eml"), "kan geen pakket worden gehaald", "In deze mail zit geen pakket")


def test_outlook(desktop):
    """A mail that only Outlook reads: what to do with it"""
    path = FOLDER / "overdracht.msg"
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "__properties_version1.0".encode("utf-16-le"))
    refused(path, "kan geen pakket worden gehaald", "Opslaan als")


def place_of(desktop, process):
    try:
        return desktop.window_origin(process.pid, "Sleepbron")
    except DesktopError:
        return None


def drop(desktop, *what, meanwhile=None):
    """Drags from the window of another program onto the OCMW's; the import window that comes."""
    ocmw = KEPT["ocmw"]
    source = desktop.start(str(build_folder() / "tests/display/drag-source"), *map(str, what))
    x, y = wait_for("the window to drag from", lambda: place_of(desktop, source))
    left, top = desktop.window_origin(ocmw.window_pid, ocmw.main_window("Overdracht").name)
    desktop.drag((x + 80, y + 90), (left + 500, top + 450), meanwhile)
    dialog = ocmw.find("frame", "Pakket importeren")
    desktop.stop(source)
    return dialog


def both_are_here(dialog):
    dialog.find("label", containing="1 van 2")
    dialog.find("label", "Dit pakket is hier al")
    dialog.find("button", "Volgende").click()
    dialog.find("label", containing="2 van 2")
    dialog.find("label", "Dit pakket is hier al")
    dialog.find("button", "Klaar").click()
    dialog.wait_gone()


def test_drop_mail_file(desktop):
    """A mail that is dragged from a mail program comes as a temporary file, which is gone soon after"""
    path = save_mail("gesleept.eml", *KEPT["packages"])
    signs = []
    dialog = drop(desktop, "bestanden", path, meanwhile=lambda: signs.append(KEPT["ocmw"].find("label", "Laat hier los")))
    path.unlink()
    both_are_here(dialog)
    assert signs[0].is_gone


def test_drop_attachments(desktop):
    """Attachments that are dragged from a mail come as files, which are gone soon after"""
    copies = [shutil.copy(package, FOLDER) for package in KEPT["packages"]]
    dialog = drop(desktop, "bestanden", *copies)
    for copy in copies:
        Path(copy).unlink()
    both_are_here(dialog)


def test_drop_mail(desktop):
    """A mail that a program hands over without a file"""
    both_are_here(drop(desktop, "mail", KEPT["mail"]))


def test_drop_elsewhere(desktop):
    """What stands in the mail program alone cannot be had: what to do"""
    dialog = drop(desktop, "bestanden", "imap://ocmw@voorbeeld.example/INBOX/1")
    dialog.find("label", containing="staat niet op deze computer")
    dialog.find("button", "Sluiten").click()
    dialog.wait_gone()
