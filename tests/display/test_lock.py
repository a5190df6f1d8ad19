"""Locking: by hand, by itself and with the session; what was being typed, what was asked for meanwhile, and what stays in memory."""

import resource
import time
from pathlib import Path

from application import Application
from desk_steps import CLIENT, accept, choose_in_menu, pack, start
from desktop import build_folder, wait_for
from gi.repository import Gio, GLib

RARE_NAME = "Zeldzaamverzonnen"
SECONDS = 4
KEPT = {}


def memory_of(process):
    """All that is in the memory of a process."""
    memory = bytearray()
    with open(f"/proc/{process.pid}/mem", "rb", buffering=0) as file:
        for line in Path(f"/proc/{process.pid}/maps").read_text().splitlines():
            addresses, rights = line.split()[:2]
            if "r" not in rights or line.endswith(("[vvar]", "[vsyscall]")):
                continue
            first, end = (int(address, 16) for address in addresses.split("-"))
            try:
                file.seek(first)
                memory += file.read(end - first)
            except OSError:
                continue  # of a device
    return bytes(memory)


def register_key(desktop, profile):
    """The key in the keyring, as any program of this user may ask for it."""
    def call(path, interface, method, signature, *arguments):
        return desktop.bus.call_sync("org.freedesktop.secrets", path, f"org.freedesktop.Secret.{interface}", method,
                                     GLib.Variant(signature, arguments), None, Gio.DBusCallFlags.NONE, -1, None).unpack()

    service = "/org/freedesktop/secrets"
    _output, session = call(service, "Service", "OpenSession", "(sv)", "plain", GLib.Variant("s", ""))
    (item, *_others), _locked = call(service, "Service", "SearchItems", "(a{ss})", {"profiel": profile, "soort": "registersleutel"})
    return bytes(call(item, "Item", "GetSecret", "(o)", session)[0][2])


def wait_forgotten(application, *texts):
    """Waits until none of them is in its memory. What it tells the desktop takes a moment to go."""
    wanted = [text.encode() if isinstance(text, str) else text for text in texts]
    wait_for("what is secret to go from memory", lambda: not any(text in memory for memory in [memory_of(application.process)] for text in wanted))


def lock(application):
    application.desktop.press("ctrl+l")
    wait_covered(application)


def is_covered(application):
    """The cover has the keyboard; a page that was on top once is found in any case."""
    return any(button.is_focused for button in application.find_all("button", "Ontgrendelen"))


def wait_covered(application, timeout=15.0):
    wait_for("the cover", lambda: is_covered(application), timeout)


def unlock(application):
    wait_covered(application)
    application.desktop.press("Return")
    wait_for("the cover to go", lambda: not is_covered(application))


def set_seconds(desktop, profile, seconds):
    """As whoever manages the computer would."""
    path = desktop.home / ".config/glib-2.0/settings/keyfile"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write(f"[be/overdracht/Overdracht/{profile}]\nlock-after={seconds}\n")


def test_draft(desktop):
    """What is being typed is kept, covered at once, and there again for whoever the keyring gives the key"""
    with start(desktop, "team", "Kind en Gezin") as team:
        KEPT["package"], KEPT["passphrase"] = pack(team)
        window = team.main_window()
        desktop.press("ctrl+n")
        window.find("text", "Naam").wait_until("to be empty", lambda entry: entry.text == "")
        window.find("text", "Naam").enter(RARE_NAME)
        lock(team)
        wait_forgotten(team, RARE_NAME, CLIENT["Naam"])
        dump = team.dump()
        assert RARE_NAME not in dump and CLIENT["Naam"] not in dump, dump
        unlock(team)
        window.find("label", RARE_NAME)
        window.find("text", "Naam").wait_until("to be there again", lambda entry: entry.text == RARE_NAME)


def test_memory(desktop):
    """Once it is locked neither the register's key nor a client is in its memory"""
    key = register_key(desktop, "team")
    with Application(desktop, "team") as team:
        team.find("label", RARE_NAME).point()
        team.main_window().find("text", "Naam").wait_until("to be shown", lambda entry: entry.text == RARE_NAME)
        memory = memory_of(team.process)
        assert key in memory and RARE_NAME.encode() in memory
        lock(team)
        wait_forgotten(team, key, RARE_NAME, CLIENT["Naam"])


def test_not_kept(desktop):
    """What cannot be kept stays behind the cover, and is kept once it can be"""
    # A file that may not grow is told to a program by a signal, which ends it unless it is ignored.
    program = desktop.root / "overdracht-met-volle-schijf"
    program.write_text(f"#!/bin/sh\ntrap '' XFSZ\nexec {build_folder()}/ui/overdracht \"$@\"\n")
    program.chmod(0o755)
    with Application(desktop, "team", program=str(program)) as team:
        team.find("label", RARE_NAME).point()
        name = team.main_window().find("text", "Naam")
        name.wait_until("to be shown", lambda entry: entry.text == RARE_NAME)
        resource.prlimit(team.process.pid, resource.RLIMIT_FSIZE, (1, resource.RLIM_INFINITY))
        name.enter(RARE_NAME + "er")
        desktop.press("ctrl+l")
        dialog = team.find("dialog", timeout=40)
        dialog.find("label", "Het concept is niet bewaard")
        dialog.find("button", "Sluiten").click()
        dialog.wait_gone()
        resource.prlimit(team.process.pid, resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        unlock(team)
        assert name.text == RARE_NAME + "er"
        name.enter(RARE_NAME)
        lock(team)
        wait_forgotten(team, RARE_NAME)


def test_menu(desktop):
    """It is in the menu, and other pages come back as they were"""
    with Application(desktop, "team") as team:
        window = team.main_window()
        window.find("list item", "Meldingen").point()
        window.find("label", "Geen meldingen")
        choose_in_menu(window, "Hoofdmenu", "Nu vergrendelen")
        wait_covered(team)
        unlock(team)
        window.find("label", "Geen meldingen")
        assert len(window.find("list", "Onderdelen").find_all("list item")) == 8


def test_package(desktop):
    """A package that is opened while it is locked waits, and so does one that was open"""
    with start(desktop, "ocmw", "OCMW") as ocmw:
        lock(ocmw)
        ocmw.open(KEPT["package"])
        desktop.settle()
        assert is_covered(ocmw) and not ocmw.has("frame", "Pakket importeren")
        unlock(ocmw)
        dialog = ocmw.find("frame", "Pakket importeren")
        dialog.find("text", "Wachtzin").set_text(KEPT["passphrase"])
        dialog.find("button", "Openen").click()
        dialog.find("label", containing=CLIENT["Naam"])
        lock(ocmw)
        assert not ocmw.has("frame", "Pakket importeren")
        wait_forgotten(ocmw, CLIENT["Naam"])
        unlock(ocmw)
        dialog = ocmw.find("frame", "Pakket importeren")
        dialog.find("text", "Wachtzin").set_text(KEPT["passphrase"])
        dialog.find("button", "Openen").click()
        accept(dialog)
        ocmw.main_window().find("label", "Fien Verzonnen-Voorbeeld")


def test_half_filled_in(desktop):
    """A question that is being answered is hidden, and there again with what was typed; one that was not is closed"""
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        window.find("list item", "Gegevenslekken").point()
        window.find("button", "Gegevenslek melden").click()
        dialog = ocmw.find("frame", "Gegevenslek")
        dialog.find("text", "Wat is er gebeurd?").enter("Een pakket viel uit de lucht.")
        lock(ocmw)
        assert not ocmw.has("frame", "Gegevenslek")
        unlock(ocmw)
        dialog = ocmw.find("frame", "Gegevenslek")
        assert dialog.find("text", "Wat is er gebeurd?").text == "Een pakket viel uit de lucht."
        desktop.press("Escape")
        dialog.wait_gone()
        window.find("button", "Gegevenslek melden").click()
        ocmw.find("frame", "Gegevenslek")
        lock(ocmw)
        unlock(ocmw)
        window.find("button", "Gegevenslek melden")
        assert not ocmw.has("frame", "Gegevenslek")


def test_keyring_gone(desktop):
    """Without the keyring it stays closed, and says why"""
    with Application(desktop, "ocmw") as ocmw:
        ocmw.main_window().find("label", "Fien Verzonnen-Voorbeeld")
        lock(ocmw)
        desktop.stop_keyring()
        desktop.press("Return")
        window = ocmw.main_window()
        window.find("label", "Geen sleutelbos gevonden", timeout=40)
        assert not window.has("label", "Fien Verzonnen-Voorbeeld")
        desktop.start_keyring()
        window.find("button", "Opnieuw proberen").click()
        window.find("label", "Fien Verzonnen-Voorbeeld", timeout=40)


def test_idle(desktop):
    """It locks by itself when nobody does anything for the time that was set, and not while somebody does"""
    set_seconds(desktop, "ocmw", SECONDS)
    with Application(desktop, "ocmw") as ocmw:
        window = ocmw.main_window()
        window.find("label", "Fien Verzonnen-Voorbeeld")
        for _ in range(SECONDS + 2):
            desktop.press("Tab")
            time.sleep(1)
            assert not is_covered(ocmw)
        wait_covered(ocmw, SECONDS + 10)
        unlock(ocmw)
        window.find("label", "Fien Verzonnen-Voorbeeld")
        wait_covered(ocmw, SECONDS + 10)


def test_session(desktop):
    """It locks with the session"""
    with Application(desktop, "team") as team:
        team.find("label", RARE_NAME)
        desktop.lock_session()
        wait_covered(team)
        desktop.lock_session(False)
        unlock(team)
        team.find("label", RARE_NAME)


def test_setting(desktop):
    """When it locks is a preference"""
    with Application(desktop, "team") as team:
        desktop.press("ctrl+comma")
        settings = team.find("frame", "Voorkeuren")
        settings.find("combo box", "Vergrendelen na").choose("30 minuten")
        path = desktop.home / ".config/glib-2.0/settings/keyfile"
        wait_for("the preference to be kept", lambda: "lock-after=1800" in path.read_text())
        settings.find("page tab", "Herstel").click()
