"""The page of a packed referral: its package and passphrase, until it is sent and after."""

import subprocess

from application import Application
from desk_steps import pack, read_passphrase, save_as, start

KEPT = {}


def test_packed(desktop):
    """The mail is neutral, and says how to open the package"""
    KEPT["application"] = start(desktop, "pakket", "Kind en Gezin")
    KEPT["package"], KEPT["passphrase"] = pack(KEPT["application"])
    mail = desktop.mails()[-1]
    assert mail.addresses == ["info@hulshout.be"]
    assert KEPT["package"].name.removeprefix("overdracht-").removesuffix(".zip") in mail.subject
    # One of its words alone may well stand in a Dutch mail; two that follow each other do not.
    words = KEPT["passphrase"].split()
    assert len(words) > 3
    for text in (mail.subject, mail.body, KEPT["package"].name):
        assert "Fien" not in text and "Verzonnen" not in text
        assert not any(" ".join(pair) in " ".join(text.lower().split()) for pair in zip(words, words[1:]))
    assert "7-Zip" in mail.body


def test_show_in_folder(desktop):
    """The file manager shows the package"""
    window = KEPT["application"].main_window()
    window.find("list item", "Toon in map").point()
    window.wait_until("to show it", lambda _: any(path.name == KEPT["package"].name for path in desktop.shown_files()))


def test_save_as(desktop):
    """A copy of the package is saved where the user wants"""
    application = KEPT["application"]
    application.main_window().find("list item", "Opslaan als…").point()
    copy = save_as(application, desktop.home / "kopie.zip")
    tested = subprocess.run(["7zz", "t", str(copy)], input=KEPT["passphrase"] + "\n", text=True, capture_output=True,
                            env={"LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"})
    assert tested.returncode == 0, tested.stdout


def test_restart(desktop):
    """After a restart package and passphrase are there again"""
    desktop.press("ctrl+w")
    KEPT["application"].wait_ended()
    KEPT["application"] = Application(desktop, "pakket")
    window = KEPT["application"].main_window()
    window.find("label", "Fien Verzonnen-Voorbeeld").point()
    window.find("label", "1. Verzend het pakket")
    assert read_passphrase(window) == KEPT["passphrase"]


def test_new_passphrase(desktop):
    """A new passphrase makes another package"""
    window = KEPT["application"].main_window()
    window.find("button", "Nieuwe wachtzin").point()
    window.wait_until("to have other words", lambda window: read_passphrase(window) != KEPT["passphrase"])
    KEPT["passphrase"] = read_passphrase(window)


def test_revise(desktop):
    """What is not sent can still be changed"""
    window = KEPT["application"].main_window()
    window.find("button", "Gegevens wijzigen").point()
    entry = window.find("text", "Voornaam")
    entry.wait_until("to show", lambda widget: widget.is_showing)
    window.find("text", "Bus").enter("7")
    window.find("button", "Verpakken").point()
    window.find("label", "1. Verzend het pakket")


def test_given(desktop):
    """That the passphrase was told is noted with channel and day, a day in the future is not"""
    window = KEPT["application"].main_window()
    window.find("combo box", "Doorgegeven").choose("Met een sms")
    day = window.find("text", "Op")
    day.enter("01/01/2099")
    window.find("button", "Noteren").point()
    window.find("label", containing="in de toekomst")
    today = subprocess.run(["date", "+%d/%m/%Y"], capture_output=True, text=True, env=desktop.environment).stdout.strip()
    day.enter(today)
    window.find("button", "Noteren").point()
    window.find("label", containing="sms")


def test_sent(desktop):
    """A sent one can be shown again, for when the mail was lost"""
    window = KEPT["application"].main_window()
    window.find("button", "Verzonden").point()
    window.find("label", "Verloop")
    window.find("list item", "Pakket en wachtzin opnieuw tonen").point()
    window.find("label", "1. Verzend het pakket")
    assert len(read_passphrase(window).split()) == 7
