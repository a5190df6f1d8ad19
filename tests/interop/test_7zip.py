#!/usr/bin/python3
"""Our packages and 7-Zip's, both ways: test_7zip.py OVERDRACHT-PAKKET. Speaks TAP."""

import hashlib
import json
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


def ours(*arguments, passphrase=PASSPHRASE):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=passphrase + "\n", text=True, capture_output=True, timeout=60)


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


def test_other_methods():
    """We refuse, without a crash, what libarchive does not read"""
    for method in ("LZMA", "BZip2", "Deflate64", "PPMd"):
        assert ours("controleer", pack(f"{method}.zip", "-tzip", "-mem=AES256", f"-mm={method}")).returncode == 4
    assert ours("controleer", pack("zeven.7z", "-t7z", "-mhe=on")).returncode == 4


def test_other_content():
    """Other files, folders and names with accents are refused for what they are"""
    (FOLDER / "map").mkdir()
    (FOLDER / "map" / "één brief.txt").write_text("Geachte collega")
    for files in (("map",), ("bericht.json",), ("bericht.json", "leesbaar.pdf", "map/één brief.txt")):
        answer = ours("controleer", pack("ander.zip", "-tzip", "-mem=AES256", files=files))
        assert answer.returncode == 4 and "iets anders" in answer.stdout, answer


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
        except Exception:
            failed += 1
            print(f"not ok {number} - {test.__doc__}")
            print("\n".join("# " + line for line in traceback.format_exc().splitlines()))
    shutil.rmtree(FOLDER)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
