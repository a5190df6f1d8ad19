"""The program as the desktop knows it once it is installed: started by its name on the bus, and its packages by theirs."""

import os
import subprocess

from application import Application
from desk_steps import start
from desktop import build_folder

NAME = "be.overdracht.Overdracht"
PROFILE = "standaard"


class StartedByDesktop(Application):
    """Nobody's child: the bus starts it when it is asked for something."""

    def __init__(self, desktop, method, *arguments):
        self.request = [method, *arguments]
        super().__init__(desktop, PROFILE)

    def _start(self, files, environment):
        self.ask(*self.request)

    @property
    def window_pid(self):
        return self.desktop.process_of(NAME)

    def _find_owner(self):
        return self.bus.find_application(self.window_pid)

    def check_alive(self):
        pass

    def __exit__(self, *_):
        self.ask("ActivateAction", "quit", "[]", "{}")

    def ask(self, method, *arguments):
        subprocess.run(["gdbus", "call", "--session", "--dest", NAME, "--object-path", "/" + NAME.replace(".", "/"),
                        "--method", "org.freedesktop.Application." + method, *arguments],
                       env=self.desktop.environment, check=True, capture_output=True, timeout=60)


def install_service(desktop):
    service = (build_folder() / "data" / f"{NAME}.service").read_text()
    lines = [f"Exec={build_folder() / 'ui/overdracht'} --gapplication-service" if line.startswith("Exec=") else line
             for line in service.splitlines()]
    desktop.install_service(NAME, "\n".join(lines) + "\n")


def test_activated(desktop):
    """The bus starts it, and the action of its entry in the menu waits until the register is open"""
    with start(desktop, PROFILE, "Kind en Gezin"):
        pass
    install_service(desktop)
    with StartedByDesktop(desktop, "ActivateAction", "new-referral", "[]", "{}") as application:
        application.main_window().find("text", "Voornaam", timeout=40)


def test_other_desk(desktop):
    """At an OCMW, which refers nobody, that action shows the window and no more"""
    with start(desktop, "welzijn", "OCMW") as application:
        path = f"/{NAME}/Profiel_welzijn".replace(".", "/")
        subprocess.run(["gdbus", "call", "--session", "--dest", f"{NAME}.Profiel_welzijn", "--object-path", path, "--method",
                        "org.freedesktop.Application.ActivateAction", "new-referral", "[]", "{}"],
                       env=desktop.environment, check=True, capture_output=True, timeout=60)
        application.main_window().find("label", "Nog geen doorverwijzingen")
        assert not application.main_window().has("text", "Voornaam")


def test_package_known(desktop):
    """A package is known for what it is; every other archive stays what it was"""
    packages = desktop.home / ".local/share/mime/packages"
    packages.mkdir(parents=True)
    (packages / f"{NAME}.xml").write_text((build_folder() / "data" / f"{NAME}.xml").read_text())
    subprocess.run(["update-mime-database", packages.parent], check=True, capture_output=True, env={**os.environ, **desktop.environment})
    for name, content, expected in (
            ("overdracht-2026-00042-K7QM.zip", b"PK\3\4" + bytes(26) + b"bericht.json", "application/vnd.overdracht.package+zip"),
            ("overdracht-2026-00042-K7QM.7z", b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),  # GLib stops at the suffix
            ("overdracht-van-foto's.zip", b"PK\3\4" + bytes(26) + b"bericht.jpg", "application/zip"),
            ("brieven.7z", b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed")):
        path = desktop.home / name
        path.write_bytes(content)
        told = subprocess.run(["gio", "info", "--attributes=standard::content-type", path], check=True, capture_output=True, text=True,
                              env=desktop.environment).stdout
        assert told.split("standard::content-type: ")[1].strip() == expected, (name, told)
