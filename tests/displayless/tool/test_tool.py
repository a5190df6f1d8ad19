#!/usr/bin/python3
"""overdracht-pakket as somebody uses it in a terminal: test_tool.py PROGRAM. Speaks TAP."""

import json
import os
import pty
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

PROGRAM = sys.argv[1]
PASSPHRASE = "appel boom citroen dorp ezel fiets gans"
FOLDER = Path(tempfile.mkdtemp(prefix="overdracht-tool-"))
MESSAGE = FOLDER / "bericht.json"
PACKAGE = FOLDER / "overdracht-2026-00001-XXXX.zip"

CONTEXT = {
    "voornaam": "http://xmlns.com/foaf/0.1/givenName", "achternaam": "http://xmlns.com/foaf/0.1/familyName",
    "adres": "http://www.w3.org/ns/locn#address", "straatnaam": "http://www.w3.org/ns/locn#thoroughfare",
    "huisnummer": "https://data.vlaanderen.be/ns/adres#Adresvoorstelling.huisnummer",
    "busnummer": "https://data.vlaanderen.be/ns/adres#Adresvoorstelling.busnummer",
    "postcode": "http://www.w3.org/ns/locn#postCode", "gemeentenaam": "https://data.vlaanderen.be/ns/adres#gemeentenaam",
    "contactgegevens": "http://schema.org/contactPoint", "telefoon": "http://schema.org/telephone", "email": "http://schema.org/email",
}
EXAMPLE = {
    "@context": CONTEXT, "versie": "1.0", "soort": "doorverwijzing", "bericht": "11111111-2222-4333-8444-555555555555",
    "kenmerk": "2026-00001-WN3Q", "protocol": "opgroeien-ocmw-hulshout-2025",
    "afzender": {"naam": "Opgroeien regie", "kboNummer": "0886886638", "rol": "kind-en-gezin"},
    "bestemmeling": {"naam": "OCMW Hulshout", "kboNummer": "0212221251", "rol": "ocmw"},
    "verzonden": "2026-11-24T10:00:00+01:00", "programma": "proef", "teamlid": "Tine Teamlid",
    "client": {"voornaam": "Fien", "achternaam": "Verzonnen-Voorbeeld", "contactgegevens": {"telefoon": "+32470000000"}},
    "toestemming": {"wijze": "mondeling", "datum": "2026-11-24"},
}


def run(*arguments, passphrase=PASSPHRASE):
    return subprocess.run([PROGRAM, *map(str, arguments)], input=None if passphrase is None else passphrase + "\nwat erachter komt\n",
                          text=True, capture_output=True, timeout=60, stdin=subprocess.DEVNULL if passphrase is None else None)


def expect(result, status):
    assert result.returncode == status, f"{result.returncode} and not {status}: {result.stderr}"
    assert result.stderr.count("\n") == (1 if status else 0), result.stderr
    for value in ("Fien", "Verzonnen", "+32470000000", PASSPHRASE, "appel"):
        assert value not in result.stderr
    return result


def make():
    MESSAGE.write_text(json.dumps(EXAMPLE))
    expect(run("maak", MESSAGE, PACKAGE), 0)


def seven_zip(name, *options):
    path = FOLDER / name
    subprocess.run(["7zz", "a", "-tzip", *options, str(path), str(MESSAGE)], input=f"{PASSPHRASE}\n{PASSPHRASE}\n", text=True, check=True,
                   capture_output=True, env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    return path


def test_round_trip():
    """What was made is read again, with its readable copy named"""
    make()
    message = json.loads(expect(run("lees", PACKAGE), 0).stdout)
    assert len(message.pop("leesbaarSha256")) == 64
    assert message == EXAMPLE
    assert oct(PACKAGE.stat().st_mode & 0o777) == "0o600"


def test_typed_loosely():
    """Capitals, hyphens and numbers between the words do not matter"""
    words = (Path(__file__).resolve().parents[3] / "data/words/nl.txt").read_text().split()[:7]
    expect(run("maak", MESSAGE, PACKAGE, passphrase=" ".join(words)), 0)
    typed = "  " + ", ".join(f"{number}. {word.upper()}" for number, word in enumerate(words, 1))
    expect(run("lees", PACKAGE, passphrase=typed), 0)
    expect(run("lees", PACKAGE, passphrase="-".join(words[::-1])), 3)
    make()


def test_check():
    """controleer says kind, reference, sender and verdict, also as JSON"""
    text = expect(run("controleer", PACKAGE), 0).stdout
    for part in ("doorverwijzing", "2026-00001-WN3Q", "Opgroeien regie", "Goed"):
        assert part in text
    assert "Fien" not in text
    answer = json.loads(expect(run("controleer", "--json", PACKAGE), 0).stdout)
    assert answer["goed"] is True and answer["code"] == 0
    assert (answer["soort"], answer["kenmerk"], answer["afzender"]) == ("doorverwijzing", "2026-00001-WN3Q", "Opgroeien regie")
    answer = json.loads(expect(run("controleer", "--json", PACKAGE, passphrase="andere"), 3).stdout)
    assert answer["goed"] is False and answer["code"] == 3


def test_usage():
    """Wrong use ends with 2; --help explains"""
    for arguments in ([], ["maak"], ["maak", "x"], ["lees"], ["lees", "x", "y"], ["controleer", "--xml", "x"], ["--json"]):
        assert run(*arguments).returncode == 2, arguments
    assert "Eindigt met" in expect(run("--help"), 0).stdout
    expect(run("lees", PACKAGE, passphrase=None), 2)


def test_wrong_passphrase():
    """A wrong passphrase ends with 3"""
    for command in ("lees", "controleer"):
        expect(run(command, PACKAGE, passphrase="geen van deze woorden"), 3)


def test_damaged():
    """Changed, cut off or no archive ends with 5"""
    content = bytearray(PACKAGE.read_bytes())
    content[len(content) // 2] ^= 0xff
    for name, damaged in (("veranderd", content), ("afgebroken", content[:-9]), ("brief", b"Geachte collega"), ("leeg", b"")):
        path = FOLDER / name
        path.write_bytes(damaged)
        expect(run("lees", path), 5)
        expect(run("controleer", path), 5)


def test_refused():
    """Weaker than AES-256, or not our schema, ends with 4"""
    for method in ("ZipCrypto", "AES128", "AES192"):
        expect(run("lees", seven_zip(method + ".zip", f"-mem={method}", "-p")), 4)
    expect(run("lees", seven_zip("zonder-pdf.zip", "-mem=AES256", "-p")), 4)
    expect(run("lees", seven_zip("open.zip")), 4)
    for change in ({"soort": "liefdesbrief"}, {"versie": "9.0"}, {"geloof": "geen"}, {"protocol": "een-ander"}, {"kenmerk": "42"}):
        other = FOLDER / "ander.json"
        other.write_text(json.dumps({**EXAMPLE, **change}))
        expect(run("maak", other, FOLDER / "ander.zip"), 4)
        assert not (FOLDER / "ander.zip").exists()


def test_disk():
    """What cannot be read or written ends with 1, and leaves nothing"""
    expect(run("lees", FOLDER / "nergens.zip"), 1)
    expect(run("maak", FOLDER / "nergens.json", FOLDER / "doel.zip"), 1)
    expect(run("maak", MESSAGE, FOLDER / "geen" / "map.zip"), 1)
    expect(run("maak", MESSAGE, "/proc/doel.zip"), 1)
    assert not (FOLDER / "doel.zip").exists()


def talk(arguments, answers):
    """Runs it on a terminal; its exit status and what the terminal showed."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(PROGRAM, [PROGRAM, *map(str, arguments)])
    shown = b""
    for answer in answers:
        while not shown.rstrip(b" ").endswith(b":"):
            shown += os.read(terminal, 1000)
        command_line = Path(f"/proc/{pid}/cmdline").read_bytes()
        assert PASSPHRASE.encode() not in command_line
        time.sleep(0.1)
        os.write(terminal, answer.encode() + b"\n")
        shown += b"|"
    while True:
        try:
            more = os.read(terminal, 1000)
        except OSError:
            more = b""
        if not more:
            break
        shown += more
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), shown.decode()


def test_terminal():
    """On a terminal the passphrase is asked, twice to make one, and not shown"""
    target = FOLDER / "gevraagd.zip"
    status, shown = talk(["maak", MESSAGE, target], [PASSPHRASE, PASSPHRASE])
    assert status == 0 and "appel" not in shown, shown
    status, shown = talk(["controleer", target], [PASSPHRASE])
    assert status == 0 and "Goed" in shown and "appel" not in shown, shown
    status, shown = talk(["maak", MESSAGE, target], [PASSPHRASE, "een andere"])
    assert status == 2 and "niet gelijk" in shown, shown


def main():
    tests = [value for name, value in globals().items() if name.startswith("test_")]
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
