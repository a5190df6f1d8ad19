"""The program in the other languages: their words, the Belgian way of writing a date and a telephone number, and nothing left in Dutch."""

import gettext
import re
import subprocess

from application import Application
from desk_steps import pack, start
from desktop import build_folder

# Each in a locale whose own dates and numbers differ as much as may be from the Belgian ones.
LOCALES = {"en": "en_US", "fr": "fr_CA", "de": "de_AT"}
CATALOGUES = build_folder() / "po"


def environment_of(desktop, language):
    """That of a desktop in a language; its locale is made here, since few machines have them all."""
    folder = desktop.root / "locales"
    folder.mkdir(exist_ok=True)
    locale = LOCALES[language]
    if not (folder / f"{locale}.UTF-8").exists():
        subprocess.run(["localedef", "--inputfile", locale, "--charmap", "UTF-8", folder / f"{locale}.UTF-8"], check=True)
    return {"LOCPATH": str(folder), "LC_ALL": f"{locale}.UTF-8", "LANGUAGE": ""}


def words_of(language):
    """Gives each Dutch text in the language; a text that has no translation stays as it is."""
    return gettext.translation("overdracht", CATALOGUES, [language]).gettext


def sidebar(window, name):
    return [label.name for label in window.find("list", name).find_all("label") if not label.name.isdigit()]


def test_sections(desktop):
    """At both desks the sidebar has each of its words in each language, and none in Dutch"""
    for profile, desk in (("secties-team", "Kind en Gezin"), ("secties-welzijn", "OCMW")):
        with start(desktop, profile, desk) as application:
            dutch = sidebar(application.main_window(), "Onderdelen")
        assert len(dutch) > 4, dutch
        for language in LOCALES:
            words = words_of(language)
            with Application(desktop, profile, environment=environment_of(desktop, language)) as application:
                window = application.main_window()
                window.find("label", words("Nog geen doorverwijzingen"), timeout=40)
                shown = sidebar(window, words("Onderdelen"))
            assert shown == [words(label) for label in dutch], (language, shown)
            assert not set(shown) & set(dutch), (language, shown)


def test_dates_and_numbers(desktop):
    """What is written of a day and a telephone number is Belgian in each locale"""
    with start(desktop, "schrijfwijze", "Kind en Gezin") as application:
        pack(application)
        window = application.main_window()
        window.find("button", "Noteren").click()
        window.find("label", containing="Wachtzin doorgegeven")
        window.find("button", "Verzonden").point()
        window.find("label", containing="0470 00 00 00")
    for language in LOCALES:
        words = words_of(language)
        months = "|".join(words(month) for month in ("november", "december", "januari", "februari", "maart", "april", "mei", "juni", "juli",
                                                     "augustus", "september", "oktober"))
        with Application(desktop, "schrijfwijze", environment=environment_of(desktop, language)) as application:
            window = application.main_window()
            window.find("label", "Fien Verzonnen-Voorbeeld", timeout=40).point()
            window.find("label", containing="0470 00 00 00")
            texts = [label.name for label in window.find_all("label")]
        days = [text for text in texts if re.search(r"\b20\d\d\b", text) and not re.search(r"20\d\d-\d{5}", text)]
        assert days, (language, texts)
        for text in days:
            assert re.search(rf"\b\d{{1,2}}(er|\.)? ({months}) 20\d\d\b", text), (language, text)
