"""What the OCMW's desk makes of packages that are not as they should be: it says which, and nothing is taken in."""

import json
import subprocess
import zipfile

from desk_steps import accept, open_package, pack, start
from desktop import make_folder

FOLDER = make_folder("bad-input")
ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}
KEPT = {}


def seven_zip(*arguments, passphrase=""):
    subprocess.run(["7zz", *map(str, arguments)], input=f"{passphrase}\n{passphrase}\n", text=True, capture_output=True, check=True,
                   env=ENVIRONMENT, cwd=FOLDER)


def repack(name, message=None, options=("-mem=AES256", "-p"), files=("bericht.json", "leesbaar.pdf")):
    """The package as 7-Zip makes it, with another message in the place of its own."""
    target = FOLDER / name
    (FOLDER / "bericht.json").write_text(message or KEPT["message"])
    target.unlink(missing_ok=True)
    seven_zip("a", "-tzip", *options, target, *files, passphrase=KEPT["passphrase"])
    return target


def change(**members):
    return json.dumps({**json.loads(KEPT["message"]), **members})


def refused(desktop, path, *words, passphrase=True):
    """That the import window says these words and offers nothing, and that nothing is in the list."""
    dialog = open_package(KEPT["ocmw"], path, KEPT["passphrase"] if passphrase else None)
    for word in words:
        dialog.find("label", containing=word)
    assert not dialog.has("button", "Aanvaarden")
    dialog.find("button", "Sluiten").click()
    dialog.wait_gone()
    assert KEPT["ocmw"].main_window().has("label", "Nog geen doorverwijzingen")


def test_make_a_package(desktop):
    """Kind en Gezin packs a referral, the OCMW starts"""
    with start(desktop, "kind-en-gezin", "Kind en Gezin") as application:
        package, KEPT["passphrase"] = pack(application)
    KEPT["package"] = FOLDER / package.name
    KEPT["package"].write_bytes(package.read_bytes())
    seven_zip("x", "-y", KEPT["package"], passphrase=KEPT["passphrase"])
    KEPT["message"] = (FOLDER / "bericht.json").read_text()
    KEPT["ocmw"] = start(desktop, "ocmw", "OCMW")


def test_wrong_passphrase(desktop):
    """Wrong passphrase: the words stay, and can be mended"""
    dialog = open_package(KEPT["ocmw"], KEPT["package"], KEPT["passphrase"] + "x")
    dialog.find("alert", containing="gaat niet open met deze woorden")
    assert dialog.find("text", "Wachtzin").text == KEPT["passphrase"] + "x"
    dialog.find("button", "Sluiten").click()
    dialog.wait_gone()


def test_cut(desktop):
    """Cut off on its way"""
    path = FOLDER / "afgebroken.zip"
    path.write_bytes(KEPT["package"].read_bytes()[:-100])
    refused(desktop, path, "beschadigd", "Vraag de afzender", passphrase=False)


def test_changed(desktop):
    """Changed on its way"""
    content = bytearray(KEPT["package"].read_bytes())
    content[200] ^= 0xff
    path = FOLDER / "veranderd.zip"
    path.write_bytes(content)
    refused(desktop, path, "beschadigd", "Vraag de afzender")


def test_no_archive(desktop):
    """A text file"""
    path = FOLDER / "brief.zip"
    path.write_text("Geachte collega")
    refused(desktop, path, "geen pakket", passphrase=False)


def test_weak(desktop):
    """ZipCrypto, AES-128, AES-192"""
    for method in ("ZipCrypto", "AES128", "AES192"):
        refused(desktop, repack(f"{method}.zip", options=(f"-mem={method}", "-p")), "geweigerd", "AES-256", passphrase=False)


def test_unencrypted(desktop):
    """Not encrypted at all"""
    path = FOLDER / "open.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bericht.json", KEPT["message"])
    refused(desktop, path, "geweigerd", "AES-256", passphrase=False)


def test_other_content(desktop):
    """Another file beside the message"""
    (FOLDER / "brief.txt").write_text("Geachte collega")
    refused(desktop, repack("ander.zip", files=("bericht.json", "leesbaar.pdf", "brief.txt")), "geweigerd", "andere bestanden")


def test_newer_version(desktop):
    """A newer version of the message"""
    refused(desktop, repack("nieuwer.zip", change(versie="2.0")), "geweigerd", "nieuwere versie")


def test_unknown_kind(desktop):
    """A kind of message that nobody knows"""
    refused(desktop, repack("soort.zip", change(soort="liefdesbrief")), "geweigerd", "leesbaar.pdf")


def test_more_data(desktop):
    """A datum that the protocol does not allow"""
    refused(desktop, repack("meer.zip", change(geloof="geen")), "geweigerd")


def test_other_recipient(desktop):
    """Meant for another OCMW: shown, not imported"""
    recipient = {**json.loads(KEPT["message"])["bestemmeling"], "naam": "OCMW Elders", "kboNummer": "0123456749"}
    refused(desktop, repack("elders.zip", change(bestemmeling=recipient)), "niet voor u bestemd")


def test_repacked_by_hand(desktop):
    """The same message packed by hand with 7-Zip is accepted, and only once"""
    package = repack("met-de-hand.zip")
    dialog = open_package(KEPT["ocmw"], package, KEPT["passphrase"].upper().replace(" ", " - "))
    accept(dialog)
    dialog = open_package(KEPT["ocmw"], KEPT["package"])
    dialog.find("label", "Dit pakket is hier al")
    dialog.find("button", "Klaar").click()
    dialog.wait_gone()
    KEPT["ocmw"].main_window().find("label", "Wat is er gebeurd?")
