"""Packages in the mails that they came by: opened as a mail program saves them."""

import tempfile
from email.message import EmailMessage
from pathlib import Path

from desk_steps import open_package, pack, start

FOLDER = Path(tempfile.mkdtemp(prefix="overdracht-mail-"))
KEPT = {}


def save_mail(name, *packages, text="Beste collega, in bijlage vindt u een overdracht."):
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "team@voorbeeld.example", "ocmw@voorbeeld.example", "Overdracht"
    mail.set_content(text)
    for package in packages:
        mail.add_attachment(package.read_bytes(), maintype="application", subtype="octet-stream", filename=package.name)
    path = FOLDER / name
    path.write_bytes(bytes(mail))
    return path


def test_two_packages(desktop):
    """A mail with two packages: one after the other"""
    with start(desktop, "team", "Kind en Gezin") as team:
        first, KEPT["passphrase"] = pack(team)
        second, other_passphrase = pack(team)
        mail = save_mail("twee.eml", first, second)
    KEPT["ocmw"] = start(desktop, "ocmw", "OCMW")
    dialog = open_package(KEPT["ocmw"], mail, KEPT["passphrase"])
    dialog.find("label", "1 van 2")
    dialog.find("button", "Aanvaarden").click()
    dialog.find("button", "Volgende").click()
    dialog.find("label", "2 van 2")
    dialog.find(name="Wachtzin").set_text(other_passphrase)
    dialog.find("button", "Openen").click()
    dialog.find("button", "Aanvaarden").click()
    dialog.find("button", "Klaar").click()
    dialog.wait_gone()
    KEPT["mail"] = mail


def test_again(desktop):
    """The same mail again: the passphrases are found by the names of the attachments, and nothing is doubled"""
    dialog = open_package(KEPT["ocmw"], KEPT["mail"])
    dialog.find("label", "Dit pakket is hier al")
    dialog.find("button", "Klaar").click()
    dialog.find("label", "2 van 2")
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
    path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504))
    refused(path, "kan geen pakket worden gehaald", "Opslaan als")
