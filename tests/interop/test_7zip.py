#!/usr/bin/python3
"""Our packages and 7-Zip's, both ways: test_7zip.py OVERDRACHT-PAKKET. Speaks TAP."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback
from pathlib import Path

PROGRAM = sys.argv[1]
PASSPHRASE = "appel boom citroen dorp ezel fiets gans"
FOLDER = Path(tempfile.mkdtemp(prefix="overdracht-7zip-"))
OURS = FOLDER / "ons.zip"
MESSAGE = Path(__file__).resolve().parent / "doorverwijzing.json"


class Skip(Exception):
    """Why a test cannot run here."""


def ours(*arguments, passphrase=PASSPHRASE, path=os.environ["PATH"]):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=passphrase + "\n", text=True, capture_output=True, timeout=60,
                          env={**os.environ, "PATH": path})


def seven_zip(*arguments, passphrase=PASSPHRASE, times=1):
    """7-Zip asks for the passphrase on its standard input; it needs a UTF-8 locale for what is beyond ASCII."""
    return subprocess.run(["7zz", *map(str, arguments)], input=(passphrase + "\n") * times, text=True, capture_output=True, cwd=FOLDER,
                          timeout=60, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})


def pack(name, *options, passphrase=PASSPHRASE, files=("bericht.json", "leesbaar.pdf")):
    """What a colleague makes by hand of the same files."""
    path = FOLDER / name
    path.unlink(missing_ok=True)
    result = seven_zip("a", "-p", *options, path, *files, passphrase=passphrase, times=2)
    assert result.returncode == 0, result.stderr
    return path


def test_it_lists_ours():
    """7-Zip lists our package as AES-256, with both files"""
    assert ours("maak", MESSAGE, OURS).returncode == 0
    listed = seven_zip("l", "-slt", OURS, passphrase="").stdout
    assert listed.count("Method = AES-256 Deflate") == 2
    assert "Path = bericht.json" in listed and "Path = leesbaar.pdf" in listed
    assert "Verzonnen" not in listed


def test_it_opens_ours():
    """7-Zip tests and extracts our package, equal to the byte"""
    tested = seven_zip("t", OURS)
    assert tested.returncode == 0 and "Everything is Ok" in tested.stdout
    assert seven_zip("x", "-y", OURS).returncode == 0
    message = (FOLDER / "bericht.json").read_bytes()
    assert message.decode() == ours("lees", OURS).stdout
    readable = (FOLDER / "leesbaar.pdf").read_bytes()
    assert hashlib.sha256(readable).hexdigest() == json.loads(message)["leesbaarSha256"]


def test_it_refuses_another_passphrase():
    """7-Zip refuses another passphrase"""
    assert seven_zip("t", OURS, passphrase="appel").returncode == 2


def test_we_open_its():
    """We read what 7-Zip packs with AES-256, at every level"""
    for level in (0, 1, 5, 9):
        package = pack(f"niveau-{level}.zip", "-tzip", "-mem=AES256", f"-mx={level}")
        assert ours("lees", package).stdout == ours("lees", OURS).stdout


def test_passphrases():
    """Passphrases of one character, with spaces and signs; beyond ASCII 7-Zip opens ours, but makes no ZIP itself"""
    for passphrase in ("a", "twee  spaties ", "\"'$(x)%s\\"):
        package = pack("teken.zip", "-tzip", "-mem=AES256", passphrase=passphrase)
        assert ours("controleer", package, passphrase=passphrase).returncode == (0 if passphrase == passphrase.strip() else 3)
        assert ours("controleer", package, passphrase=passphrase + "x").returncode == 3
    for passphrase in ("één “wachtzin” met ĳ", "漢字 🙂"):
        own = FOLDER / "eigen.zip"
        assert ours("maak", MESSAGE, own, passphrase=passphrase).returncode == 0
        assert seven_zip("t", own, passphrase=passphrase).returncode == 0


def test_weaker():
    """We refuse what 7-Zip packs weaker, or not encrypted"""
    for method in ("ZipCrypto", "AES128", "AES192"):
        assert ours("controleer", pack(f"{method}.zip", "-tzip", f"-mem={method}")).returncode == 4
    plain = FOLDER / "open.zip"
    seven_zip("a", "-tzip", plain, "bericht.json", "leesbaar.pdf")
    assert ours("controleer", plain).returncode == 4
    mixed = pack("gemengd.zip", "-tzip", "-mem=AES256", files=("leesbaar.pdf",))
    assert seven_zip("a", "-tzip", mixed, "bericht.json", passphrase="").returncode == 0
    assert ours("controleer", mixed).returncode == 4


def test_zip_methods():
    """We read AES-256 ZIPs of every compression method, those that libarchive does not know among them"""
    for method in ("Copy", "Deflate", "Deflate64", "BZip2", "LZMA", "PPMd", "XZ"):
        package = pack(f"{method}.zip", "-tzip", "-mem=AES256", f"-mm={method}")
        assert ours("lees", package).stdout == ours("lees", OURS).stdout, method
        assert ours("controleer", package, passphrase="appel").returncode == 3, method
        assert ours("controleer", pack(f"{method}-128.zip", "-tzip", "-mem=AES128", f"-mm={method}")).returncode == 4


def test_zip_through_pipes():
    """We read what 7-Zip writes to a pipe (descriptors); what it takes from one says to be a pipe, and is refused"""
    arguments = ["7zz", "a", "-tzip", "-mem=AES256", "-p" + PASSPHRASE]  # a made-up one: standard input and output are taken
    written = FOLDER / "naar-buis.zip"
    written.write_bytes(subprocess.run([*arguments, "-so", "x", "bericht.json", "leesbaar.pdf"], cwd=FOLDER, capture_output=True, check=True).stdout)
    assert ours("lees", written).stdout == ours("lees", OURS).stdout
    read = FOLDER / "uit-buis.zip"
    subprocess.run([*arguments, "-sibericht.json", read], cwd=FOLDER, input=b"{}", capture_output=True, check=True)
    assert ours("controleer", read).returncode == 4


def test_seven_zip_methods():
    """We read .7z of every method, with and without an encrypted list, solid and not"""
    for method in ("LZMA2", "LZMA", "PPMd", "BZip2", "Deflate", "Deflate64", "Copy"):
        for options in (("-mhe=on",), ("-mhe=off",), ("-ms=off",)):
            package = pack(f"{method}.7z", "-t7z", f"-m0={method}", *options)
            assert ours("lees", package).stdout == ours("lees", OURS).stdout, (method, options)
            assert ours("controleer", package, passphrase="appel").returncode == 3, (method, options)
    for options in (("-mf=BCJ2",), ("-mf=Delta:4",), ("-mx=1",), ("-mx=9",), ("-mtm=on", "-mtc=on", "-mta=on")):
        assert ours("controleer", pack("ander.7z", "-t7z", *options)).returncode == 0, options


def test_seven_zip_passphrases():
    """Passphrases of a .7z: ASCII, beyond it, signs, long ones"""
    for passphrase in ("a", "\"'$(x)%s\\", "één “wachtzin” met ĳ", "漢字 🙂", "woord " * 40 + "einde"):
        for option in ("-mhe=on", "-mhe=off"):
            package = pack("wachtzin.7z", "-t7z", option, passphrase=passphrase)
            assert ours("controleer", package, passphrase=passphrase).returncode == 0, passphrase
            assert ours("controleer", package, passphrase=passphrase + "x").returncode == 3, passphrase
        own = FOLDER / "eigen.7z"
        assert ours("maak", MESSAGE, own, passphrase=passphrase).returncode == 0
        assert seven_zip("t", own, passphrase=passphrase).returncode == 0


def test_seven_zip_opens_ours():
    """7-Zip opens our .7z, tells nothing of it without the passphrase, and gets the same out of it as out of our ZIP"""
    own = FOLDER / "ons.7Z"
    assert ours("maak", MESSAGE, own).returncode == 0
    assert "bericht" not in seven_zip("l", "-slt", own, passphrase="").stdout
    listed = seven_zip("l", "-slt", own).stdout
    assert listed.count("7zAES:19") == 2 and "Path = bericht.json" in listed and "Path = leesbaar.pdf" in listed
    assert seven_zip("x", "-y", own).returncode == 0
    message = json.loads((FOLDER / "bericht.json").read_text())
    readable = (FOLDER / "leesbaar.pdf").read_bytes()
    assert hashlib.sha256(readable).hexdigest() == message["leesbaarSha256"]
    assert seven_zip("t", own, passphrase="appel").returncode == 2


def test_seven_zip_weak():
    """We refuse a .7z that is not encrypted, in whole or in part"""
    plain = FOLDER / "open.7z"
    plain.unlink(missing_ok=True)
    seven_zip("a", "-t7z", plain, "bericht.json", "leesbaar.pdf", passphrase="")
    assert ours("controleer", plain).returncode == 4
    mixed = pack("gemengd.7z", "-t7z", files=("leesbaar.pdf",))
    assert seven_zip("a", "-t7z", mixed, "bericht.json", passphrase="").returncode == 0
    assert ours("controleer", mixed).returncode == 4


def test_seven_zip_foreign():
    """A link in a .7z is refused, and so is a .7z that is damaged"""
    (FOLDER / "koppeling").unlink(missing_ok=True)
    (FOLDER / "koppeling").symlink_to("/etc/passwd")
    assert ours("controleer", pack("koppeling.7z", "-t7z", "-snl", files=("koppeling",))).returncode == 4
    good = pack("heel.7z", "-t7z", "-mhe=on").read_bytes()
    for damaged in (good[:-1], good + b"x", good[: len(good) // 2], b"x" + good):
        (FOLDER / "stuk.7z").write_bytes(damaged)
        assert ours("controleer", FOLDER / "stuk.7z").returncode == 5


def test_without_seven_zip():
    """Where there is no 7-Zip, that is said with what to install; ZIPs go on opening, and nothing half is left"""
    for package in (pack("heel.7z", "-t7z"), pack("LZMA.zip", "-tzip", "-mem=AES256", "-mm=LZMA")):
        answer = ours("controleer", package, path="/geen-programma")
        assert answer.returncode == 1 and "7zip" in answer.stderr, answer
    own = FOLDER / "half.7z"
    assert ours("maak", MESSAGE, own, path="/geen-programma").returncode == 1 and not own.exists()
    assert ours("controleer", OURS, path="/geen-programma").returncode == 0


def test_bsdtar_opens_ours():
    """libarchive's own program opens our ZIP"""
    if shutil.which("bsdtar") is None:
        raise Skip("bsdtar is not installed")
    listed = subprocess.run(["bsdtar", "-tf", OURS], capture_output=True, text=True)
    assert listed.stdout.split() == ["bericht.json", "leesbaar.pdf"]
    shown = subprocess.run(["bsdtar", "-xOf", OURS, "--passphrase", PASSPHRASE, "bericht.json"], capture_output=True, text=True)
    assert shown.stdout == ours("lees", OURS).stdout


def test_other_content():
    """Other files, folders and names with accents are refused for what they are"""
    (FOLDER / "map").mkdir()
    (FOLDER / "map" / "één brief.txt").write_text("Geachte collega")
    for files, told in ((("map",), "geen bericht.json"), (("bericht.json",), "leesbaar.pdf"),
                        (("bericht.json", "leesbaar.pdf", "map/één brief.txt"), "andere bestanden")):
        answer = ours("controleer", pack("ander.zip", "-tzip", "-mem=AES256", files=files))
        assert answer.returncode == 4 and told in answer.stdout, answer


def main():
    tests = [value for name, value in globals().items() if name.startswith("test_")]
    if shutil.which("7zz") is None:
        print("1..0 # SKIP 7-Zip is not installed")
        return 0
    print(f"1..{len(tests)}")
    failed = 0
    for number, test in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} - {test.__doc__}")
        except Skip as reason:
            print(f"ok {number} - {test.__doc__} # SKIP {reason}")
        except Exception:
            failed += 1
            print(f"not ok {number} - {test.__doc__}")
            print("\n".join("# " + line for line in traceback.format_exc().splitlines()))
    shutil.rmtree(FOLDER)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
