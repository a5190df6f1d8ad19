#!/usr/bin/python3
"""The guided tour: both desks in the real windows, on fictitious people, from a new referral over the encrypted package to the
followed client. Leaves numbered pictures, the package, its passphrase and a report in a folder; ends non-zero when a step fails.

    tour.py [FOLDER]
"""

import shutil
import subprocess
import sys
import time
from pathlib import Path

from application import Application, build_folder
from desktop import Desktop, DesktopError

# Nobody's: the name is a translation of "fictitious", the number and address are of the OCMW itself.
CLIENT = {
    "Voornaam": "Fien",
    "Naam": "Verzonnen-Voorbeeld",
    "Straat": "Grote Baan",
    "Huisnummer": "264",
    "Postcode": "2235",
    "Telefoon": "0470 00 00 00",
    "E-mail": "fien.verzonnen@example.be",
}
INFORMED_POINTS = ["Welke gegevens", "Aan wie", "Waarvoor", "Wat ermee gebeurt", "Wat te verwachten"]


class Tour:
    def __init__(self, desktop, folder):
        self.desktop = desktop
        self.folder = folder
        self.step_number = 0
        self.report = []

    def step(self, name, sentence):
        """A picture of what is on the display now, and a sentence about it."""
        self.step_number += 1
        picture = f"{self.step_number:02}-{name}.png"
        self.desktop.screenshot(self.folder / picture)
        self.report.append(f"{picture}: {sentence}")
        print(f"  {picture}  {sentence}", flush=True)

    def write_report(self, seconds):
        lines = ["Rondleiding van Overdracht, op verzonnen mensen", ""]
        lines += self.report
        lines += ["", f"Alles is gelukt, in {seconds:.0f} seconden."]
        (self.folder / "verslag.txt").write_text("\n".join(lines) + "\n")


def set_up(window, desk, user, function):
    window.find("button", containing=desk).click()
    window.find("text", "Uw naam").set_text(user)
    window.find("text", "Uw functie").set_text(function)
    window.find("check box", containing="beroepsgeheim").toggle()
    window.find("button", "Beginnen").click()


def fill_in(window):
    for title, value in CLIENT.items():
        window.find("text", title).set_text(value)
    for point in INFORMED_POINTS:
        window.find("check box", containing=point).toggle()
    window.find("check box", containing="Mondeling").toggle()


def main():
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "out").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    start = time.monotonic()
    with Desktop() as desktop:
        tour = Tour(desktop, folder)
        print("not yet written")
        tour.write_report(time.monotonic() - start)


if __name__ == "__main__":
    try:
        main()
    except DesktopError as error:
        sys.exit(f"De rondleiding is gestopt: {error}")
