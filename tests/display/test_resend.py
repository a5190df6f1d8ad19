"""A referral that goes out more than once: the same with other words, and with better data."""

import shutil
from pathlib import Path

from desk_steps import accept, mail_package, open_package, pack, read_passphrase, start
from desktop import make_folder

FOLDER = make_folder("resend")
KEPT = {}


def keep(name, package, passphrase):
    """A copy: the next package of the referral has the same name."""
    folder = FOLDER / name
    folder.mkdir()
    KEPT[name] = (Path(shutil.copy(package, folder)), passphrase)


def open_kept(name):
    package, passphrase = KEPT[name]
    return open_package(KEPT["ocmw"], package, passphrase)


def test_send_again(desktop):
    """What was sent is sent again, with other words and the same data"""
    KEPT["team"] = start(desktop, "team", "Kind en Gezin")
    keep("first", *pack(KEPT["team"]))
    window = KEPT["team"].main_window()
    window.find("button", "Verzonden").point()
    window.find("list item", "Opnieuw verzenden").point()
    dialog = KEPT["team"].dialog("Opnieuw verzenden?")
    dialog.find("button", "Nieuw pakket maken").click()
    window.find("label", containing="Vervangt het pakket van")
    window.find("label", containing="niets gewijzigd")
    keep("second", mail_package(window).attachments[0], read_passphrase(window))
    assert KEPT["first"][1] != KEPT["second"][1]
    window.find("button", "Verzonden").point()
    window.find("label", "Verloop")


def test_correct(desktop):
    """The form comes back filled in, and what is packed says what changed"""
    window = KEPT["team"].main_window()
    window.find("list item", "Gegevens verbeteren").point()
    window.find("label", "U verbetert wat al verpakt is")
    assert window.find("text", "Voornaam").text == "Fien"
    assert not window.has("button", "Concept verwijderen")
    assert not window.find("combo box", containing="OCMW van de woonplaats").is_sensitive
    window.find("text", "Telefoon").enter("0470 00 00 01")
    window.find("text", "Bus").enter("7")
    window.find("button", "Verpakken").point()
    window.find("label", containing="Gewijzigd: Bus, Telefoon")
    keep("third", mail_package(window).attachments[0], read_passphrase(window))
    window.find("button", "Verzonden").point()
    window.find("label", containing="verbeterd: Bus, Telefoon")


def test_leave_correction(desktop):
    """A correction that is left leaves everything as it was sent"""
    window = KEPT["team"].main_window()
    window.find("list item", "Gegevens verbeteren").point()
    window.find("text", "Voornaam").enter("Anders")
    window.find("list item", "Niet verbeteren").point()
    window.find("label", "Verloop")
    window.find("label", "Fien Verzonnen-Voorbeeld")
    window.find("list item", "Opnieuw verzenden")


def test_same_again(desktop):
    """The OCMW sees that nothing changed"""
    KEPT["ocmw"] = start(desktop, "ocmw", "OCMW")
    accept(open_kept("first"))
    dialog = open_kept("second")
    dialog.find("label", containing="Opnieuw verzonden, niets gewijzigd")
    dialog.find("button", "Aanvaarden").click()
    dialog.find("label", "Opnieuw ontvangen")
    dialog.find("button", "Klaar").click()
    dialog.wait_gone()


def test_correction(desktop):
    """The OCMW sees each datum that changes before it accepts it, and after"""
    dialog = open_kept("third")
    dialog.find("label", containing="2 gegevens veranderen")
    for text in ("Nu: niet ingevuld", "Wordt: 7", "Nu: 0470 00 00 00", "Wordt: 0470 00 00 01"):
        dialog.find("label", text)
    dialog.find("button", "Aanvaarden").click()
    dialog.find("label", "Gegevens verbeterd")
    dialog.find("button", "Klaar").click()
    dialog.wait_gone()
    window = KEPT["ocmw"].main_window()
    window.find("label", containing="Gegevens verbeterd: Bus, Telefoon")
    window.find("label", containing="· gegevens verbeterd")
    window.find("label", containing="0470 00 00 01")


def test_older(desktop):
    """What came before it does not undo it"""
    dialog = open_kept("first")
    dialog.find("label", "Dit pakket is hier al")
    dialog.find("button", "Klaar").click()
    dialog.wait_gone()
    assert KEPT["ocmw"].main_window().has("label", containing="0470 00 00 01")
