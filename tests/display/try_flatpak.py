#!/usr/bin/python3
"""The main job inside the sandbox of the Flatpak: a referral, its package through the mail portal, the import through the file chooser
portal, and the passphrase that is remembered after a restart. Leaves pictures in a folder: try_flatpak.py FOLDER"""

import shutil
import subprocess
import sys
from pathlib import Path

from application import Application
from desk_steps import choose_desk, pack
from desktop import Desktop, DesktopError, wait_for

APPLICATION = "be.overdracht.Overdracht"


class SandboxedApplication(Application):
    """Overdracht as an office installs it."""

    def _start(self, files, environment):
        return self.desktop.start("flatpak", "run", "--user", APPLICATION, "--profiel", self.profile, *map(str, files), name=self.log)

    @property
    def window_pid(self):
        return None  # it has another number inside

    def _find_owner(self):
        self.check_alive()
        return self.bus.find_any_application()

    def __exit__(self, *_):
        """Ending what started it leaves what is in the sandbox."""
        subprocess.run(["flatpak", "kill", APPLICATION], env=self.desktop.environment, check=True, capture_output=True)
        self.process.wait(20)
        wait_for("the windows to go", lambda: self.bus.find_any_application() is None)


def first_start(desktop, profile, desk, user, function):
    application = SandboxedApplication(desktop, profile)
    window = application.main_window()
    choose_desk(window, desk, user, function)
    window.find("button", "Beginnen").click()
    window.find("label", "Nog geen doorverwijzingen")
    return application


def import_package(application, package, passphrase=None):
    application.desktop.will_choose(package)
    application.desktop.press("ctrl+o")
    dialog = application.find("frame", "Pakket importeren")
    if passphrase is not None:
        dialog.find("text", "Wachtzin").set_text(passphrase)
        dialog.find("button", "Openen").click()
    return dialog


def try_it(desktop, folder):
    with first_start(desktop, "team", "Kind en Gezin", "Tine Teamlid", "gezinsondersteuner") as team:
        package, passphrase = pack(team)
        desktop.screenshot(folder / "1-verpakt.png")
    with first_start(desktop, "ocmw", "OCMW", "Wim Werker", "maatschappelijk werker") as ocmw:
        dialog = import_package(ocmw, package, passphrase)
        dialog.find("button", "Aanvaarden").click()
        dialog.find("button", "Klaar")
        desktop.screenshot(folder / "2-aanvaard.png")
        dialog.find("button", "Klaar").click()
        dialog.wait_gone()
    with SandboxedApplication(desktop, "ocmw") as ocmw:
        ocmw.main_window().find("label", containing="Verzonnen-Voorbeeld")
        dialog = import_package(ocmw, package)
        dialog.find("label", "Dit pakket is hier al")
        desktop.screenshot(folder / "3-onthouden.png")


def main():
    folder = Path(sys.argv[1]).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    with Desktop(sandbox=True) as desktop:
        try:
            try_it(desktop, folder)
        except BaseException:
            shutil.copytree(desktop.logs, folder / "logs", dirs_exist_ok=True)
            desktop.screenshot(folder / "gestopt.png", trim=False)
            raise
    print(f"De proef in de zandbak is gelukt; de beelden staan in {folder}.")


if __name__ == "__main__":
    try:
        main()
    except DesktopError as error:
        sys.exit(f"De proef in de zandbak is gestopt: {error}")
