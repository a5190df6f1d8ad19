#!/usr/bin/python3
"""Archives that other programs test themselves with: test_peers.py SHOW-ENTRIES FOLDER. Speaks TAP.

They come out of Debian's source packages, which are kept in FOLDER, so that a second run needs no network. What we make of each encrypted archive in them
is compared with what 7-Zip says of it: what is AES-256 throughout opens to the same bytes, all else is refused. Skipped where there are no
sources to be had.
"""

import binascii
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

PROGRAM = sys.argv[1]
KEPT = Path(sys.argv[2])
KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")
MIRROR = "http://deb.debian.org/debian"
RELEASE = "bookworm"

# The passphrases of their tests.
SOURCES = {
    "libarchive": ("password", "pass1", "12345678"),
    "libzip": ("foofoofoo",),
    "py7zr": ("secret", "hello", "hoge", "password"),
}

DOWNLOAD_SECONDS = 90
PATIENCE_SECONDS = 24 * 60 * 60
MAX_BYTES = 4 * 1024 * 1024
EXIT_WRONG_PASSPHRASE = 10
EXIT_TOO_WEAK = 11
EXIT_UNSUPPORTED = 15


class Skip(Exception):
    """There is nothing to try."""


def apt_get(*arguments):
    """Debian's own way to get a source package, with a configuration apart from that of this computer."""
    (KEPT / "lists/partial").mkdir(parents=True, exist_ok=True)
    (KEPT / "cache/archives/partial").mkdir(parents=True, exist_ok=True)
    (KEPT / "status").touch()
    (KEPT / "sources.list").write_text(f"deb-src [signed-by={KEYRING}] {MIRROR} {RELEASE} main\n")
    (KEPT / "apt.conf").write_text(
        f'Dir::State "{KEPT}"; Dir::State::lists "{KEPT}/lists"; Dir::State::status "{KEPT}/status"; Dir::Cache "{KEPT}/cache";\n'
        f'Dir::Etc::sourcelist "{KEPT}/sources.list"; Dir::Etc::sourceparts "-"; APT::Sandbox::User "";\n'
        'Acquire::Languages "none"; Acquire::Retries "0"; Acquire::http::Timeout "10";\n')
    try:
        return subprocess.run(["apt-get", "-q", *arguments], cwd=KEPT, capture_output=True, timeout=DOWNLOAD_SECONDS,
                              env={**os.environ, "APT_CONFIG": str(KEPT / "apt.conf")}).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def find_tarball(source):
    return next((path for path in KEPT.glob(f"{source}_*.orig.tar.*") if path.suffix != ".asc"), None)


def download():
    """What is not there yet, tried once a day; one source that cannot be had does not keep the others away."""
    wanted = [source for source in SOURCES if find_tarball(source) is None]
    tried = KEPT / "tried"
    if not wanted or tried.exists() and time.time() - tried.stat().st_mtime < PATIENCE_SECONDS:
        return
    if shutil.which("apt-get") is None or not KEYRING.exists():
        raise Skip("no source packages: this is no Debian")
    if not apt_get("update"):
        raise Skip("no source packages: Debian's archive cannot be reached")
    for source in wanted:
        apt_get("source", "--download-only", "--tar-only", source)
    if any(map(find_tarball, SOURCES)):
        tried.touch()


def decode(text):
    """What uuencode has made text of."""
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(b"begin "))
    return b"".join(binascii.a2b_uu(line) for line in lines[start + 1:lines.index(b"end")])


def extract(source, folder):
    """The archives in a source package, one after the other."""
    with tarfile.open(find_tarball(source)) as tarball:
        for member in tarball:
            name = Path(member.name).name
            if not member.isfile() or member.size > MAX_BYTES or not name.removesuffix(".uu").endswith((".zip", ".7z")):
                continue
            content = tarball.extractfile(member).read()
            path = folder / name.removesuffix(".uu")
            path.write_bytes(decode(content) if name.endswith(".uu") else content)
            yield path


def seven_zip(*arguments, passphrase=""):
    return subprocess.run(["7zz", *map(str, arguments)], input=passphrase.encode() + b"\n", capture_output=True, timeout=60,
                          env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})


def list_entries(path, passphrase=""):
    """The blocks of 7-Zip's list, without folders and what is empty; None when it gives none."""
    listed = seven_zip("l", "-slt", path, passphrase=passphrase)
    if listed.returncode != 0:
        return None
    blocks = listed.stdout.decode(errors="replace").partition("\n----------\n")[2].split("\n\n")
    entries = [dict(line.split(" = ", 1) for line in block.splitlines() if " = " in line) for block in blocks]
    return [entry for entry in entries if entry.get("Size", "0") != "0"]


def is_encrypted(path):
    """Its list of entries too, maybe."""
    listed = seven_zip("l", "-slt", path)
    return b"Wrong password?" in listed.stderr or b"\nEncrypted = +" in listed.stdout


def is_strong(entry):
    """PKWARE's own way of encrypting is called pkAES-256 and no common program reads it; neither do we."""
    return entry.get("Encrypted") == "+" and any(word == "AES-256" or word.startswith("7zAES:") for word in entry["Method"].split())


def has_unknown_coder(entry):
    """7-Zip gives its number for want of a name."""
    return any(re.fullmatch("[0-9A-F]+", word) for word in entry["Method"].split())


def find_passphrase(path, source):
    return next((one for one in SOURCES[source] if seven_zip("t", path, passphrase=one).returncode == 0), None)


def show(path, passphrase):
    return subprocess.run([PROGRAM, path], input=passphrase.encode() + b"\n", capture_output=True, timeout=60)


def open_by_seven_zip(path, passphrase, entries):
    """In the words of show-entries."""
    for entry in entries:
        content = seven_zip("x", "-so", "-spd", "--", path, entry["Path"], passphrase=passphrase).stdout
        yield f"{hashlib.sha256(content).hexdigest()} {len(content)} {entry['Path']}"


def judge(path, source):
    """Whether ours is right, and what it is about."""
    passphrase = find_passphrase(path, source)
    entries = list_entries(path, passphrase or "")
    if entries and not all(map(is_strong, entries)):
        return show(path, passphrase or "x").returncode in (EXIT_TOO_WEAK, EXIT_UNSUPPORTED), "is refused as too weak"
    if entries and any(map(has_unknown_coder, entries)):
        return show(path, "x").returncode == EXIT_UNSUPPORTED, "is refused, as 7-Zip does not know its method"
    if passphrase is None:
        return show(path, "x").returncode >= EXIT_WRONG_PASSPHRASE, "is refused without its passphrase"
    shown = show(path, passphrase)
    full = [line for line in shown.stdout.decode().splitlines() if " 0 " not in line]
    same = full == list(open_by_seven_zip(path, passphrase, entries))
    return shown.returncode == 0 and same and show(path, passphrase + "x").returncode == EXIT_WRONG_PASSPHRASE, "opens to the same"


def try_source(source, folder):
    for path in extract(source, folder):
        if is_encrypted(path):
            right, outcome = judge(path, source)
            yield right, f"{source}: {path.name} {outcome}"


def main():
    KEPT.mkdir(parents=True, exist_ok=True)
    try:
        if shutil.which("7zz") is None:
            raise Skip("7-Zip is not installed")
        download()
        sources = [source for source in SOURCES if find_tarball(source) is not None]
        if not sources:
            raise Skip("no source packages: none could be downloaded")
    except Skip as reason:
        print(f"1..0 # SKIP {reason}")
        return 0
    with tempfile.TemporaryDirectory(prefix="overdracht-peers-") as folder:
        results = [result for source in sources for result in try_source(source, Path(folder))]
    for source in SOURCES:
        if source not in sources:
            results.append((True, f"{source} # SKIP it could not be downloaded"))
        elif not any(what.startswith(f"{source}: ") for _, what in results):
            results.append((False, f"{source} has an encrypted archive"))
    print(f"1..{len(results)}")
    for number, (right, what) in enumerate(results, 1):
        print(f"{'ok' if right else 'not ok'} {number} - {what}")
    return 0 if all(right for right, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
