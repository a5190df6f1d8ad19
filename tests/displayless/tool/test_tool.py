#!/usr/bin/python3
"""overdracht-pakket as somebody uses it in a terminal: test_tool.py PROGRAM. Speaks TAP."""

import hashlib
import json
import os
import pty
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import termios
import time
import traceback
from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from pathlib import Path

PROGRAM = sys.argv[1]
SOURCES = Path(__file__).resolve().parents[3]
# What fontconfig keeps is no leak of ours, also when this is not run by ./check.
os.environ.setdefault("LSAN_OPTIONS", f"suppressions={SOURCES}/tests/displayless/leaks.supp:print_suppressions=0")
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


class Skip(Exception):
    """The test needs what is not here."""


def run(*arguments, passphrase=PASSPHRASE, **options):
    text = None if passphrase is None else passphrase + "\nwat erachter komt\n"
    given = {"stdin": subprocess.DEVNULL} if text is None else {"input": text}
    return subprocess.run([PROGRAM, *map(str, arguments)], text=True, timeout=60,
                          **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **given, **options})


def expect(result, status):
    assert result.returncode == status, f"{result.returncode} and not {status}: {result.stderr}"
    assert result.stderr.count("\n") == (1 if status else 0), result.stderr
    for value in ("Fien", "Verzonnen", "+32470000000", "Tine", "WN3Q", str(FOLDER), PASSPHRASE, "appel"):
        assert value not in result.stderr, result.stderr
    return result


def make():
    MESSAGE.write_text(json.dumps(EXAMPLE))
    expect(run("maak", MESSAGE, PACKAGE), 0)


def seven_zip(name, *options):
    path = FOLDER / name
    subprocess.run(["7zz", "a", "-tzip", *options, str(path), str(MESSAGE)], input=f"{PASSPHRASE}\n{PASSPHRASE}\n",
                   text=True, check=True, capture_output=True, env={"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]})
    return path


def chain(n_lines, user="Noor Voorbeeld"):
    """The lines of a journal, made by its description alone"""
    def number(value):
        return value.to_bytes(8, "big")

    def text(value):
        return number(len(value.encode())) + value.encode()

    lines, head = [], bytes(32)
    for n in range(1, n_lines + 1):
        at = 1795510800123456 + n * 1000000
        head = hashlib.sha256(head + number(n) + number(at) + number(3600) + text(user) + text("verpakt")
                              + text(f"2026-{n:05}-AAAA")).digest()
        day = datetime.fromtimestamp(at // 1000000, timezone(timedelta(hours=1)))
        lines.append(json.dumps({"nummer": n, "tijd": day.isoformat(), "microseconden": at, "verschuiving": 3600, "gebruiker": user,
                                 "handeling": "verpakt", "kenmerk": f"2026-{n:05}-AAAA", "hash": head.hex()},
                                separators=(",", ":"), ensure_ascii=False))
    return lines, head.hex()


def write_journal(lines, name="logboek.jsonl"):
    path = FOLDER / name
    path.write_text("".join(line + "\n" for line in lines))
    return path


def test_journal():
    """A journal is followed to its end; what was changed, removed, doubled or swapped is found at its line"""
    lines, head = chain(9, "Zoë \"Proef\" \\ Voorbeeld")
    told = expect(run("logboek", write_journal(lines), passphrase=None), 0)
    assert head in told.stdout and "9" in told.stdout, told.stdout
    for n, broken in {
        4: lines[:3] + [lines[3].replace("verpakt", "gewist")] + lines[4:],
        5: lines[:4] + lines[5:],
        6: lines[:5] + [lines[4]] + lines[5:],
        7: lines[:6] + [lines[7], lines[6]] + lines[8:],
        1: lines[1:],
        9: lines[:8] + [lines[8][:-1]],
        3: lines[:2] + [lines[2].replace("{", '{"extra":1,', 1)] + lines[3:],
        2: lines[:1] + [lines[1].replace("2026-11", "2025-11", 1)] + lines[2:],
        8: lines[:7] + [""] + lines[7:],
    }.items():
        assert f"regel {n} " in expect(run("logboek", write_journal(broken), passphrase=None), 4).stderr, n
    expect(run("logboek", FOLDER / "er-niet", passphrase=None), 1)
    assert "regel 1 " in expect(run("logboek", PROGRAM, passphrase=None), 4).stderr


def test_journal_goes_on():
    """A journal that was made anew, or cut off, is not what an earlier one goes on in"""
    lines, _ = chain(9)
    anew, _ = chain(9, "Iemand Anders")
    earlier = write_journal(lines[:6], "eerder.jsonl")
    expect(run("logboek", write_journal(lines), earlier, passphrase=None), 0)
    expect(run("logboek", write_journal(lines[:6]), earlier, passphrase=None), 0)
    assert "regel 6 " in expect(run("logboek", write_journal(anew), earlier, passphrase=None), 4).stderr
    assert "regel 6 " in expect(run("logboek", write_journal(lines[:5]), earlier, passphrase=None), 4).stderr


def test_round_trip():
    """What was made is read again, with its readable copy named"""
    make()
    message = json.loads(expect(run("lees", PACKAGE), 0).stdout)
    assert len(message.pop("leesbaarSha256")) == 64
    assert message == EXAMPLE
    assert oct(PACKAGE.stat().st_mode & 0o777) == "0o600"


def test_typed_loosely():
    """Capitals, hyphens and numbers between the words do not matter"""
    words = (SOURCES / "data/words/nl.txt").read_text().split()[:7]
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
    for arguments in (["--json", PACKAGE], [PACKAGE, "--json"]):
        answer = json.loads(expect(run("controleer", *arguments), 0).stdout)
        assert set(answer) == {"goed", "code", "oordeel", "soort", "kenmerk", "afzender"}
        assert answer["goed"] is True and answer["code"] == 0
        assert [answer[key] for key in ("soort", "kenmerk", "afzender")] == ["doorverwijzing", "2026-00001-WN3Q", "Opgroeien regie"]
    answer = json.loads(expect(run("controleer", "--json", PACKAGE, passphrase="andere"), 3).stdout)
    assert set(answer) == {"goed", "code", "oordeel"} and answer["goed"] is False and answer["code"] == 3


def test_locale():
    """The output is UTF-8 whatever the locale"""
    other, target = FOLDER / "accent.json", FOLDER / "accent.zip"
    other.write_text(json.dumps({**EXAMPLE, "afzender": {**EXAMPLE["afzender"], "naam": "Opgroeien régie"}}))
    expect(run("maak", other, target), 0)
    plain = {"env": {**os.environ, "LC_ALL": "C"}, "encoding": "utf-8"}
    assert json.loads(expect(run("controleer", "--json", target, **plain), 0).stdout)["afzender"] == "Opgroeien régie"
    assert "Opgroeien régie" in expect(run("controleer", target, **plain), 0).stdout


def test_usage():
    """Wrong use ends with 2; --help explains"""
    for arguments in ([], ["maak"], ["maak", "x"], ["lees"], ["lees", "x", "y"], ["controleer", "--xml", "x"],
                      ["controleer", "x", "--xml"], ["--json"]):
        expect(run(*arguments), 2)
    assert "Eindigt met" in expect(run("--help"), 0).stdout
    before = MESSAGE.read_bytes()
    expect(run("maak", MESSAGE, MESSAGE), 2)
    assert MESSAGE.read_bytes() == before


def test_no_passphrase():
    """No passphrase, a blank one, or one that would be cut off at a NUL ends with 2"""
    target = FOLDER / "zonder.zip"
    for passphrase in (None, "", "   ", "a\0bcdef", "a" * 5000):
        expect(run("lees", PACKAGE, passphrase=passphrase), 2)
        expect(run("maak", MESSAGE, target, passphrase=passphrase), 2)
        assert not target.exists()


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


def test_weak():
    """An archive of 7-Zip that is weaker than AES-256, or holds something else, ends with 4"""
    if shutil.which("7zz") is None:
        raise Skip("no 7zz")
    for method in ("ZipCrypto", "AES128", "AES192"):
        expect(run("lees", seven_zip(method + ".zip", f"-mem={method}", "-p")), 4)
        expect(run("controleer", FOLDER / (method + ".zip")), 4)
    expect(run("lees", seven_zip("zonder-pdf.zip", "-mem=AES256", "-p")), 4)
    expect(run("lees", seven_zip("open.zip")), 4)


def test_refused():
    """What is not our schema ends with 4, with the member that is wrong and no value of it"""
    other, target = FOLDER / "ander.json", FOLDER / "ander.zip"
    for change in ({"soort": "liefdesbrief"}, {"versie": "9.0"}, {"geloof": "geen"}, {"protocol": "een-ander"},
                   {"kenmerk": "42"}, {"Fien Verzonnen": "+32470000000"}, {"client": {**EXAMPLE["client"], "Fien": 1}},
                   {"teamlid": "x" * 2_000_000}):
        other.write_text(json.dumps({**EXAMPLE, **change}))
        expect(run("maak", other, target), 4)
        assert not target.exists()
    other.write_text(json.dumps({**EXAMPLE, "client": {"achternaam": "Verzonnen"}}))
    assert "client.voornaam" in expect(run("maak", other, target), 4).stderr
    other.write_text("Fien Verzonnen")
    expect(run("maak", other, target), 4)


def save_mail(*packages):
    """A mail with attachments, as a mail program saves it."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "team@voorbeeld.example", "ocmw@voorbeeld.example", "Overdracht"
    mail.set_content("Beste collega, in bijlage vindt u een overdracht.")
    for package in packages:
        mail.add_attachment(package.read_bytes(), maintype="application", subtype="octet-stream", filename=package.name)
    path = FOLDER / "mail.eml"
    path.write_bytes(bytes(mail))
    return path


def test_mail():
    """A mail with one package is read as that package; with none or several it is said so, and no passphrase asked"""
    make()
    message = json.loads(expect(run("lees", save_mail(PACKAGE)), 0).stdout)
    assert message["kenmerk"] == EXAMPLE["kenmerk"]
    assert "Goed" in expect(run("controleer", save_mail(PACKAGE)), 0).stdout
    expect(run("lees", save_mail(PACKAGE), passphrase="fout"), 3)
    assert "In deze mail zit geen pakket" in expect(run("lees", save_mail(), passphrase=None), 5).stderr
    assert "In deze mail zitten 2 pakketten" in expect(run("lees", save_mail(PACKAGE, PACKAGE), passphrase=None), 5).stderr
    verdict = json.loads(expect(run("controleer", "--json", save_mail(PACKAGE, PACKAGE), passphrase=None), 5).stdout)
    assert verdict["code"] == 5 and "een voor een" in verdict["oordeel"]


def test_disk():
    """What cannot be read or written ends with 1, and leaves nothing"""
    expect(run("lees", FOLDER / "nergens.zip"), 1)
    expect(run("maak", FOLDER / "nergens.json", FOLDER / "doel.zip"), 1)
    expect(run("maak", MESSAGE, FOLDER / "geen" / "map.zip"), 1)
    expect(run("maak", MESSAGE, "/proc/doel.zip"), 1)
    assert not (FOLDER / "doel.zip").exists()


def test_output():
    """What could not be shown ends with 1"""
    for arguments in (["lees"], ["controleer"], ["controleer", "--json"]):
        with open("/dev/full", "w") as full:
            expect(run(*arguments, PACKAGE, stdout=full), 1)


def test_never_half():
    """A package that cannot be written whole leaves the older one, and no part of itself"""
    folder = FOLDER / "vol"
    folder.mkdir()
    target = folder / "doel.zip"
    limit = {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))}
    expect(run("maak", MESSAGE, target, **limit), 1)
    assert list(folder.iterdir()) == []
    expect(run("maak", MESSAGE, target), 0)
    before = target.read_bytes()
    assert len(before) > 3000
    expect(run("maak", MESSAGE, target, **limit), 1)
    assert list(folder.iterdir()) == [target] and target.read_bytes() == before


def test_target():
    """What is no file is not replaced"""
    pipe, folder = FOLDER / "pijp", FOLDER / "map"
    os.mkfifo(pipe)
    folder.mkdir()
    for target in (pipe, folder):
        expect(run("maak", MESSAGE, target), 1)
    assert pipe.is_fifo() and list(folder.iterdir()) == []


class Terminal:
    """The program on a terminal of its own; shown is what the terminal showed, errors what came on standard error."""

    def __init__(self, *arguments):
        self.shown = b""
        self.errors = tempfile.TemporaryFile()
        # The program's side stays open here, so that the modes can be seen after the program ended.
        self.side, self.other_side = pty.openpty()
        self.pid = os.fork()
        if self.pid == 0:
            os.login_tty(self.other_side)
            os.dup2(self.errors.fileno(), 2)
            os.execv(PROGRAM, [PROGRAM, *map(str, arguments)])

    def echoes(self):
        return bool(termios.tcgetattr(self.other_side)[3] & termios.ECHO)

    def wait_for(self, text):
        while not self.shown.endswith(text.encode()):
            self.shown += os.read(self.side, 1000)

    def answer(self, question, text):
        self.wait_for(question + " ")
        assert not self.echoes()
        assert PASSPHRASE.encode() not in Path(f"/proc/{self.pid}/cmdline").read_bytes()
        self.shown += b"|"
        os.write(self.side, text.encode())

    def end(self):
        """Its exit status; what was typed must not have been shown, and the terminal must show again what is."""
        os.set_blocking(self.side, False)
        status = None
        for _ in range(600):
            try:
                self.shown += os.read(self.side, 1000)
            except OSError:
                if status is not None:
                    break
                time.sleep(0.05)
            if status is None:
                pid, code = os.waitpid(self.pid, os.WNOHANG)
                status = os.waitstatus_to_exitcode(code) if pid else None
        if status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        assert status is not None, f"still there: {self.shown}"
        assert self.echoes(), "the terminal stays silent"
        assert b"appel" not in self.shown, self.shown
        os.close(self.side)
        os.close(self.other_side)
        self.errors.seek(0)
        return status, self.errors.read().decode()


def test_terminal():
    """On a terminal the passphrase is asked, twice to make one, and not shown"""
    target = FOLDER / "gevraagd.zip"
    maker = Terminal("maak", MESSAGE, target)
    maker.answer("Wachtzin:", PASSPHRASE + "\n")
    maker.answer("Nog eens:", PASSPHRASE + "\n")
    assert maker.end() == (0, "")
    checker = Terminal("controleer", target)
    checker.answer("Wachtzin:", PASSPHRASE + "\n")
    assert checker.end() == (0, "") and b"Goed" in checker.shown


def test_terminal_refusals():
    """On a terminal two that differ, or none, end with 2 and a sentence"""
    target = FOLDER / "verschillend.zip"
    maker = Terminal("maak", MESSAGE, target)
    maker.answer("Wachtzin:", PASSPHRASE + "\n")
    maker.answer("Nog eens:", "een andere\n")
    status, errors = maker.end()
    assert status == 2 and "niet gelijk" in errors and errors.count("\n") == 1 and not target.exists()
    for typed in ("\n", "   \n", "\x04"):
        reader = Terminal("lees", PACKAGE)
        reader.answer("Wachtzin:", typed)
        status, errors = reader.end()
        assert status == 2 and errors.count("\n") == 1, (status, errors)


def test_terminal_signals():
    """A signal at the question ends the program, and the terminal shows again what is typed"""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        reader = Terminal("lees", PACKAGE)
        reader.answer("Wachtzin:", "appel")
        os.kill(reader.pid, number)
        assert reader.end() == (-number, ""), number
    reader = Terminal("lees", PACKAGE)
    reader.answer("Wachtzin:", "appel\x03")
    assert reader.end() == (-signal.SIGINT, "")


def test_terminal_again():
    """Who stopped it at the question is asked again"""
    checker = Terminal("controleer", PACKAGE)
    checker.answer("Wachtzin:", "appel")
    os.kill(checker.pid, signal.SIGTSTP)
    checker.answer("Wachtzin:", PASSPHRASE + "\n")
    assert checker.end() == (0, "")


def test_core():
    """Neither passphrase nor client can get into a core file"""
    reader = Terminal("lees", PACKAGE)
    reader.wait_for("Wachtzin: ")
    limit = next(line for line in Path(f"/proc/{reader.pid}/limits").read_text().splitlines() if "core" in line)
    assert limit.split()[4:6] == ["0", "0"], limit
    os.kill(reader.pid, signal.SIGTERM)
    reader.end()


def main():
    tests = [value for name, value in globals().items() if name.startswith("test_")]
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
    shutil.rmtree(FOLDER, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
