"""A package that a team without this program made by hand with 7-Zip: shown, opened in a viewer, typed over."""

import os
import struct
import subprocess
import zlib
from pathlib import Path

from application import Application
from desk_steps import CLIENT, open_package, start
from desktop import make_folder, wait_for

DESKTOP = {"memory": True}
FOLDER = make_folder("foreign")
PASSPHRASE = "Zonnetje1"
LETTER = "Beste collega\r\n\r\nFien Verzonnen-Voorbeeld zou graag met u spreken.\r\n"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n"
OPEN = "Openen in een ander programma"
SAVE = "Onbeschermd opslaan…"
KEPT = {}


def png(width, height, rows):
    """A grey picture; width and height are what it says of itself."""
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress((b"\0" + b"\xc0" * width) * rows)) + chunk(b"IEND", b""))


FILES = {
    "brief.txt": LETTER.encode(),
    "document van Fien.pdf": PDF,
    "factuur.pdf.exe": b"MZ\x90\0\3\0\0\0",
    "nog een pakket.zip": b"PK\3\4" + bytes(26),
    "reusachtig.gif": b"GIF89a\xff\xff\xff\xff\0\0\0,\0\0\0\0\xff\xff\xff\xff\0\2\2\x4c\1\0;",
    "reusachtig.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\0\x0b\x08" + struct.pack(">HH", 65000, 65000)
                       + b"\1\1\x11\0\xff\xda\0\x08\1\1\0\0\x3f\0" + bytes(64)),
    "reusachtig.png": png(60000, 60000, 1),
    "scan.png": png(600, 800, 800),
}


def make_package(name, files, options=("-tzip", "-mem=AES256")):
    content = FOLDER / f"{name}.d"
    content.mkdir()
    for file_name, file_content in files.items():
        (content / file_name).write_bytes(file_content)
    subprocess.run(["7zz", "a", *options, "-p", FOLDER / name, "."], cwd=content, text=True, capture_output=True, check=True,
                   input=f"{PASSPHRASE}\n{PASSPHRASE}\n", env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    return FOLDER / name


def viewing_folder(desktop):
    return desktop.runtime / "overdracht" / "ocmw"


def choose(dialog, name):
    dialog.find("list", "Bestanden in het pakket").find("list item", name).select()


def peak_memory(application):
    lines = Path(f"/proc/{application.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024


def test_text(desktop):
    """The files are listed by what they are, and a text is shown"""
    desktop.install_viewer("application/pdf")
    KEPT["package"] = make_package("van-de-collega.zip", FILES)
    KEPT["ocmw"] = start(desktop, "ocmw", "OCMW")
    dialog = KEPT["dialog"] = open_package(KEPT["ocmw"], KEPT["package"], PASSPHRASE)
    dialog.find("label", containing="met de hand gemaakt")
    names = [row.name for row in dialog.find("list", "Bestanden in het pakket").find_all("list item")]
    assert sorted(names) == sorted(FILES), names
    dialog.find("label", containing="PDF-document")
    choose(dialog, "brief.txt")
    dialog.find("text", "Inhoud van het bestand").wait_until("to show the letter", lambda text: "graag met u spreken" in text.text)


def test_picture(desktop):
    """A picture is shown, and those that say to be enormous are not even begun"""
    dialog = KEPT["dialog"]
    choose(dialog, "scan.png")
    dialog.find(name="Ware grootte")
    before = peak_memory(KEPT["ocmw"])
    for name in ("reusachtig.png", "reusachtig.jpg", "reusachtig.gif"):
        choose(dialog, "brief.txt")
        choose(dialog, name)
        dialog.find("label", name)
        dialog.find("label", containing="te groot om hier te tonen")
    assert peak_memory(KEPT["ocmw"]) - before < 100 * 1024 * 1024


def test_never_opened(desktop):
    """A program cannot be opened nor saved, an archive cannot be opened"""
    dialog = KEPT["dialog"]
    choose(dialog, "factuur.pdf.exe")
    dialog.find("label", containing="Het wordt nooit geopend")
    dialog.wait_gone("button", OPEN)
    dialog.wait_gone("button", SAVE)
    choose(dialog, "nog een pakket.zip")
    dialog.find("label", containing="pakket in het pakket")
    dialog.find("button", SAVE)
    assert not dialog.has("button", OPEN)


def test_viewer(desktop):
    """A document opens in the desktop's viewer, from a folder in memory and under a name of ours"""
    dialog = KEPT["dialog"]
    choose(dialog, "document van Fien.pdf")
    dialog.find("button", OPEN).click()
    dialog.find("label", containing="Sluit het document")
    [[path, mode, size]] = wait_for("the viewer", desktop.viewed_files)
    assert Path(path) == viewing_folder(desktop) / "document-1.pdf", path
    assert (mode, int(size)) == ("600", len(PDF))
    assert not any("Fien" in name for _folder, _folders, names in os.walk(desktop.root) for name in names)


def test_save(desktop):
    """Saving says first that the file is not protected then"""
    dialog = KEPT["dialog"]
    dialog.find("button", SAVE).click()
    question = KEPT["ocmw"].find("dialog", "Onbeschermd opslaan?")
    question.find("label", containing="leesbaar op de schijf")
    question.find("button", "Annuleren").click()
    question.wait_gone()


def test_incomplete(desktop):
    """The form asks what Kind en Gezin's asks, as far as the OCMW may know"""
    dialog = KEPT["dialog"]
    assert not dialog.has("check box", "Welke gegevens")
    assert dialog.find("text", "Voornaam").text == ""
    dialog.find("button", "Aanvaarden").point()
    dialog.find("alert", containing="aan te vullen")
    dialog.find("label", containing="Zonder toestemming")
    dialog.find("label", containing="wie bij Kind en Gezin")


def test_half_typed(desktop):
    """Closing asks once, and staying loses nothing"""
    dialog = KEPT["dialog"]
    dialog.find("text", "Voornaam").enter("Fien")
    desktop.press("Escape")
    question = KEPT["ocmw"].find("dialog", "Stoppen met overtypen?")
    question.find("button", "Verder typen").click()
    question.wait_gone()
    assert dialog.find("text", "Voornaam").text == "Fien"


def type_over(dialog):
    for title, value in CLIENT.items():
        dialog.find("text", title).enter(value)
    dialog.find("check box", "Schriftelijk").point()
    dialog.find("text", "Toestemming gegeven op").enter("2/1/2026")
    dialog.find("text", "Lokaal teamlid").enter("Tina Teamlid")
    dialog.find("text", "Verzonden op").enter("5/1/2026")


def test_typed_over(desktop):
    """What was typed over stands in the work list and says where it comes from; the viewer's folder is gone"""
    dialog = KEPT["dialog"]
    type_over(dialog)
    dialog.find("button", "Aanvaarden").point()
    dialog.find("label", "Doorverwijzing aanvaard")
    wait_for("the viewer's folder to go", lambda: not viewing_folder(desktop).exists())
    dialog.find("list item", "Mail openen")
    dialog.find("button", "Klaar").click()
    dialog.wait_gone()
    window = KEPT["ocmw"].main_window()
    window.find("label", containing="Overgenomen uit een pakket dat met de hand gemaakt is")
    window.find("label", containing="Ontvangen en aanvaard: Tina Teamlid")
    window.find("label", containing="5 januari 2026")


def test_again(desktop):
    """The same package is here already"""
    dialog = open_package(KEPT["ocmw"], KEPT["package"], PASSPHRASE)
    dialog.find("label", containing="Dit pakket is hier al")
    assert not dialog.has("button", "Aanvaarden")
    dialog.find("button", "Klaar").click()
    dialog.wait_gone()


def test_killed(desktop):
    """What a viewer was shown is gone after the next start, when the program was killed"""
    ocmw = KEPT["ocmw"]
    dialog = open_package(ocmw, make_package("nog-een.7z", {"brief.pdf": PDF}, ("-t7z", "-mhe=on")), PASSPHRASE)
    dialog.find("button", OPEN).click()
    wait_for("the viewer", lambda: len(desktop.viewed_files()) == 2)
    ocmw.process.kill()
    ocmw.process.wait()
    assert list(viewing_folder(desktop).iterdir())
    with Application(desktop, "ocmw") as again:
        again.main_window()
        wait_for("the viewer's folder to go", lambda: not viewing_folder(desktop).exists())


def test_other_desk(desktop):
    """Kind en Gezin sees what is in it, and no form"""
    with start(desktop, "team", "Kind en Gezin") as team:
        dialog = open_package(team, KEPT["package"], PASSPHRASE)
        dialog.find("label", containing="er wordt niets van bewaard")
        assert not dialog.has("text", "Voornaam")
        dialog.find("button", "Klaar").click()
        dialog.wait_gone()
