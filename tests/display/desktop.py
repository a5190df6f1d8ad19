"""A desktop of its own for the tests and the guided tour: display, window manager, session bus, keyring, accessibility bus
and mail portal, in a throw-away home folder. Nothing of the user's own session is seen or touched."""

import atexit
import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from gi.repository import Gio, GLib
from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.error import XError

HERE = Path(__file__).resolve().parent
KEYRING_PASSWORD = "wachtwoord van deze proef"
PORTAL_DESKTOP = "overdracht-proef"
OTHER_PROGRAMS = "org.freedesktop.impl.portal.desktop.overdracht_proef"

# Taken over from the environment; all else starts from nothing, so that a test gives the same everywhere.
KEPT_VARIABLES = ["PATH", "TMPDIR", "FLATPAK_USER_DIR", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS"]

BUS_CONFIGURATION = """\
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:dir={runtime}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""

WINDOW_MANAGER_CONFIGURATION = """\
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
</openbox_config>
"""

TOOLKIT_SETTINGS = """\
[Settings]
gtk-font-name=Cantarell 11
gtk-xft-antialias=1
gtk-xft-hinting=1
gtk-xft-hintstyle=hintslight
gtk-cursor-blink=false
gtk-enable-animations=false
gtk-decoration-layout=appmenu:close
"""

# The application chooser is not there; naming it makes the portal offer to show a file in its folder.
PORTAL_BACKEND = f"""\
[portal]
DBusName={OTHER_PROGRAMS}
Interfaces=org.freedesktop.impl.portal.Email;org.freedesktop.impl.portal.AppChooser;org.freedesktop.impl.portal.FileChooser;org.freedesktop.impl.portal.Inhibit;
UseIn={PORTAL_DESKTOP}
"""


# How gnome-keyring gives a program in a sandbox a secret to encrypt its own keyring with.
SECRET_BACKEND = f"""\
[portal]
DBusName=org.freedesktop.secrets
Interfaces=org.freedesktop.impl.portal.Secret;
UseIn={PORTAL_DESKTOP}
"""


VIEWER = """\
#!/bin/sh
stat --printf '%n\\t%a\\t%s\\n' "$1" >>{viewed}
"""


def build_folder():
    """Where the program was built: OVERDRACHT_BUILD, or build/ in the source tree."""
    return Path(os.environ.get("OVERDRACHT_BUILD") or Path(__file__).resolve().parents[2] / "build")


class DesktopError(Exception):
    pass


class Skip(Exception):
    """Raised by a test that cannot run here, saying why."""


def make_folder(name):
    """For what a test makes itself; gone when the tests have run."""
    folder = Path(tempfile.mkdtemp(prefix=f"overdracht-{name}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def end_with_parent():
    """Asks the kernel to end this process when the one that started it ends, however it ends."""
    PR_SET_PDEATHSIG = 1
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


def wait_for(what, found, timeout=40.0, pause=0.05):
    """The first true value that found() gives; DesktopError, naming what was waited for, when that takes too long."""
    end = time.monotonic() + timeout
    while True:
        value = found()
        if value:
            return value
        if time.monotonic() > end:
            raise DesktopError(f"waited {timeout:.0f} s in vain for {what}")
        time.sleep(pause)


def windows_of(screen, pid, window=None):
    """The windows of a process that show, the last mapped first; with None, all that have a title: in a sandbox they name no process."""
    found = []
    for child in reversed((window or screen.screen().root).query_tree().children):
        try:
            owner = child.get_full_property(screen.intern_atom("_NET_WM_PID"), X.AnyPropertyType)
            wanted = window_title(screen, child) if pid is None else owner and owner.value[0] == pid
            if wanted and child.get_attributes().map_state == X.IsViewable:
                found.append(child)
            else:
                found += windows_of(screen, pid, child)
        except XError:
            continue  # gone while we looked
    return found


def window_title(screen, window):
    title = window.get_full_property(screen.intern_atom("_NET_WM_NAME"), X.AnyPropertyType)
    return title.value.decode() if title else ""


class Mail:
    """A mail as the program handed it to the mail program."""

    def __init__(self, folder):
        content = json.loads((folder / "mail.json").read_text())
        self.folder = folder
        self.addresses = content["addresses"]
        self.subject = content["subject"]
        self.body = content["body"]
        self.attachments = [folder / name for name in content["attachments"]]


class Desktop:
    """Used in a with statement. Its environment is for the processes in it, not for this one. A text_scale of 2.0 gives text of
    200 %; a program is shown dark with ADW_DEBUG_COLOR_SCHEME=prefer-dark in its environment."""

    def __init__(self, size=(1280, 900), text_scale=1.0, keyring=True, sandbox=False, memory=False):
        self.size = size
        self.failure_picture = None  # where a picture of what goes wrong is to be
        self.has_memory = memory  # its runtime folder is in memory, as on a real one
        self.has_sandbox = sandbox  # a Flatpak is to run on it
        self.text_scale = text_scale
        self.has_keyring = keyring
        self.processes = []
        self.environment = {}
        self.pointer = None

    def __enter__(self):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
        self.root = Path(tempfile.mkdtemp(prefix="overdracht-desktop-"))
        try:
            self._make_folders()
            self._start_display()
            self._start_bus()
            self._start_accessibility()
            if self.has_keyring:
                self.start_keyring()
            self._start_portal()
        except BaseException:
            self._stop()
            raise
        return self

    def __exit__(self, *_):
        self._stop()

    # Starting

    @staticmethod
    def _take_real_runtime():
        """The portals name files by this folder, which a sandbox has in one place alone."""
        folder = Path(f"/run/user/{os.getuid()}")
        if folder.exists():
            raise DesktopError(f"{folder} is in use: try the sandbox as a user who is not logged in")
        return folder

    def _make_folders(self):
        self.home = self.root / "home"
        self.runtime = self.root / "run"
        if self.has_memory:
            self.runtime = Path(tempfile.mkdtemp(prefix="overdracht-desktop-", dir="/dev/shm"))
        if self.has_sandbox:
            self.runtime = self._take_real_runtime()
        self.logs = self.root / "logs"
        self.mail_folder = self.root / "mail"
        self.services = self.root / "services"
        for folder in (self.home, self.runtime, self.logs, self.mail_folder, self.services):
            folder.mkdir(mode=0o700, exist_ok=True)
        self._write(self.home / ".config/gtk-4.0/settings.ini", TOOLKIT_SETTINGS)
        self.environment = {name: os.environ[name] for name in KEPT_VARIABLES if name in os.environ}
        self.environment.update({
            "HOME": str(self.home),
            "XDG_RUNTIME_DIR": str(self.runtime),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_DATA_HOME": str(self.home / ".local/share"),
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "XDG_CURRENT_DESKTOP": PORTAL_DESKTOP,
            "XDG_SESSION_TYPE": "x11",
            "LC_ALL": "C.UTF-8",
            "TZ": "Europe/Brussels",
            "GDK_BACKEND": "x11",
            "GSK_RENDERER": "cairo",
            "GSETTINGS_BACKEND": "keyfile",
            "GSETTINGS_SCHEMA_DIR": str(build_folder() / "data"),
            "TEXTDOMAINDIR": str(build_folder() / "po"),
            "GIO_USE_VFS": "local",
            "GTK_A11Y": "atspi",
        })

    def _write(self, path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def _start_display(self):
        reading, writing = os.pipe()
        width, height = self.size
        self.start("Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset",
                   "-wr", pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise DesktopError("Xvfb does not start:\n" + self.read_log("Xvfb"))
        self.environment["DISPLAY"] = ":" + number
        self._set_text_size()
        self._put_accents_on_keyboard()
        configuration = self._write(self.root / "openbox.xml", WINDOW_MANAGER_CONFIGURATION)
        self.start("openbox", "--sm-disable", "--config-file", str(configuration))
        self.start("picom", "--backend", "xrender", "--config", "/dev/null")
        self._promise_shadows()
        self._paint_background("#ffffff")

    def _set_text_size(self):
        screen = Display(self.environment["DISPLAY"])
        try:
            resources = f"Xft.dpi:\t{round(96 * self.text_scale)}\n"
            screen.screen().root.change_property(Xatom.RESOURCE_MANAGER, Xatom.STRING, 8, resources.encode())
            screen.sync()
        finally:
            screen.close()

    def _put_accents_on_keyboard(self):
        """Gives the letters with accents keys of their own. Otherwise xdotool lends each a key only while it is typed, and a program
        that is busy meanwhile sees an empty key."""
        screen = Display(self.environment["DISPLAY"])
        try:
            first, last = screen.display.info.min_keycode, screen.display.info.max_keycode
            rows = screen.get_keyboard_mapping(first, last - first + 1)
            free = [first + index for index, row in enumerate(rows) if not any(row)]
            # The keysyms of Latin-1 are its own numbers, a capital 32 before its small letter.
            for key, letter in zip(reversed(free), range(0xE0, 0xFF)):
                screen.change_keyboard_mapping(key, [(letter, letter - 32)])
            screen.sync()
        finally:
            screen.close()

    def _paint_background(self, colour):
        # What the compositor paints behind the windows is a picture that this property names; it outlives our connection.
        screen = Display(self.environment["DISPLAY"])
        try:
            root = screen.screen().root
            picture = root.create_pixmap(*self.size, screen.screen().root_depth)
            painter = picture.create_gc(foreground=int(colour[1:], 16))
            picture.fill_rectangle(painter, 0, 0, *self.size)
            root.change_property(screen.intern_atom("_XROOTPMAP_ID"), Xatom.PIXMAP, 32, [picture.id])
            screen.set_close_down_mode(X.RetainPermanent)
            screen.sync()
        finally:
            screen.close()

    def _promise_shadows(self):
        """GTK draws round corners and shadows only for a window manager that knows of them. Openbox places such windows well, but
        does not say so."""
        screen = Display(self.environment["DISPLAY"])
        try:
            root, supported = screen.screen().root, screen.intern_atom("_NET_SUPPORTED")
            wait_for("the window manager", lambda: root.get_full_property(supported, Xatom.ATOM))
            selection = screen.intern_atom("_NET_WM_CM_S0")
            wait_for("the compositor", lambda: screen.get_selection_owner(selection))
            root.change_property(supported, Xatom.ATOM, 32, [screen.intern_atom("_GTK_FRAME_EXTENTS")], X.PropModeAppend)
            screen.sync()
        finally:
            screen.close()

    def _start_bus(self):
        configuration = self._write(self.root / "bus.xml",
                                    BUS_CONFIGURATION.format(runtime=self.runtime, services=self.services))
        bus = self.start("dbus-daemon", f"--config-file={configuration}", "--nofork", "--nopidfile", "--print-address",
                         stdout=subprocess.PIPE)
        address = bus.stdout.readline().decode().strip()
        bus.stdout.close()
        if not address:
            raise DesktopError("the session bus does not start:\n" + self.read_log("dbus-daemon"))
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = address
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)

    def install_service(self, name, content):
        """What the session bus starts when something is asked of this name."""
        self._write(self.services / f"{name}.service", content)
        self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReloadConfig", None, None,
                           Gio.DBusCallFlags.NONE, -1, None)

    def process_of(self, name):
        """The number of the process that owns a name on the session bus."""
        return self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetConnectionUnixProcessID",
                                  GLib.Variant("(s)", (name,)), None, Gio.DBusCallFlags.NONE, -1, None).unpack()[0]

    def _start_accessibility(self):
        self.start("/usr/libexec/at-spi-bus-launcher", "--launch-immediately")
        self.wait_for_service("org.a11y.Bus")

    def start_keyring(self, password=KEYRING_PASSWORD):
        """The Secret Service, with its default keyring unlocked."""
        self.keyring = self.start("gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets",
                                  stdin=subprocess.PIPE)
        self.keyring.stdin.write(password.encode())
        self.keyring.stdin.close()
        self.wait_for_service("org.freedesktop.secrets")

    def stop_keyring(self):
        self.stop(self.keyring)
        wait_for("the keyring to go", lambda: not self.has_service("org.freedesktop.secrets"))

    def _start_portal(self):
        portals = self.root / "portals"
        self._write(portals / "overdracht-proef.portal", PORTAL_BACKEND)
        # What xdg-desktop-portal 1.18 and newer reads in the place of UseIn.
        self._write(portals / f"{PORTAL_DESKTOP}-portals.conf",
                    "[preferred]\ndefault=overdracht-proef\norg.freedesktop.impl.portal.Secret=gnome-keyring\n")
        if self.has_sandbox:
            self._write(portals / "gnome-keyring.portal", SECRET_BACKEND)
            self._start_document_portal()
        self.start("/usr/bin/python3", str(HERE / "other_programs.py"), OTHER_PROGRAMS, str(self.mail_folder),
                   str(self.root / "shown"), str(self.root / "to-choose"), str(self.root / "notifications"), name="other_programs")
        self.wait_for_service(OTHER_PROGRAMS)
        self.wait_for_service("org.freedesktop.FileManager1")
        self.wait_for_service("org.freedesktop.Notifications")
        self.start("/usr/libexec/xdg-desktop-portal", environment={"XDG_DESKTOP_PORTAL_DIR": str(portals)})
        self.wait_for_service("org.freedesktop.portal.Desktop")

    def _start_document_portal(self):
        """What shows a program in its sandbox the files that its user chose, and no others."""
        self.start("/usr/libexec/xdg-permission-store")
        self.wait_for_service("org.freedesktop.impl.portal.PermissionStore")
        self.start("/usr/libexec/xdg-document-portal")
        self.wait_for_service("org.freedesktop.portal.Documents")

    def start(self, *command, name=None, environment=None, **arguments):
        """Starts a process that ends with this desktop; what it says goes to a log named after it."""
        name = name or Path(command[0]).name
        with open(self.logs / name, "ab") as log:
            arguments.setdefault("stdin", subprocess.DEVNULL)
            arguments.setdefault("stdout", log)
            process = subprocess.Popen(command, env={**self.environment, **(environment or {})}, stderr=log,
                                       preexec_fn=end_with_parent, **arguments)
        self.processes.append(process)
        return process

    # Stopping

    def stop(self, process):
        if process.poll() is None:
            process.terminate()
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        if process in self.processes:
            self.processes.remove(process)

    def _stop(self):
        for process in reversed(list(self.processes)):
            self.stop(process)
        shutil.rmtree(self.root, ignore_errors=True)
        shutil.rmtree(self.runtime, ignore_errors=True)

    # Asking

    def read_log(self, name):
        path = self.logs / name
        return path.read_text(errors="replace") if path.exists() else ""

    def has_service(self, name):
        answer = self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "NameHasOwner",
                                    GLib.Variant("(s)", (name,)), None, Gio.DBusCallFlags.NONE, -1, None)
        return answer.unpack()[0]

    def wait_for_service(self, name):
        wait_for(f"{name} on the session bus", lambda: self.has_service(name))

    def mails(self):
        """All mails that were handed to the mail program, oldest first."""
        folders = self.mail_folder.glob("mail-*")
        return [Mail(folder) for folder in sorted(folders, key=lambda folder: int(folder.name.removeprefix("mail-")))]

    def wait_for_mail(self, count=1):
        """The last mail, once there are count of them."""
        wait_for(f"mail {count} in the mail program", lambda: len(self.mails()) >= count)
        return self.mails()[-1]

    def will_choose(self, path):
        """What the user chooses in the file chooser that opens next, for a program in a sandbox."""
        (self.root / "to-choose").write_text(f"{path}\n")

    def shown_files(self):
        """The files that the file manager was asked to show in their folder, in order."""
        path = self.root / "shown"
        return [Path(line) for line in path.read_text().splitlines()] if path.exists() else []

    def notifications(self):
        """What programs told the desktop to show, "summary: body" each, in order."""
        path = self.root / "notifications"
        return path.read_text().splitlines() if path.exists() else []

    def lock_session(self, active=True):
        """Locks the session, or unlocks it: programs that asked to know are told."""
        self.bus.call_sync(OTHER_PROGRAMS, "/org/freedesktop/portal/desktop", "org.gnome.ScreenSaver", "SetActive",
                           GLib.Variant("(b)", (active,)), None, Gio.DBusCallFlags.NONE, -1, None)

    def install_viewer(self, *content_types):
        """A program that shows files of these types: viewed_files() tells what it was given."""
        program = self._write(self.root / "viewer.sh", VIEWER.format(viewed=self.root / "viewed"))
        program.chmod(0o755)
        types = "".join(f"{content_type};" for content_type in content_types)
        self._write(self.home / ".local/share/applications/toner.desktop",
                    f"[Desktop Entry]\nType=Application\nName=Toner\nExec={program} %f\nMimeType={types}\n")
        defaults = "".join(f"{content_type}=toner.desktop\n" for content_type in content_types)
        self._write(self.home / ".config/mimeapps.list", f"[Default Applications]\n{defaults}")

    def viewed_files(self):
        """What the viewer was given: path, mode and size of each file, in order."""
        path = self.root / "viewed"
        return [line.split("\t") for line in path.read_text().splitlines()] if path.exists() else []

    # Keyboard and picture

    def press(self, *keys):
        """Presses keys one after the other, as a keyboard does: "Tab", "ctrl+n", "Return"."""
        subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "20", *keys], env=self.environment, check=True)

    def type(self, text):
        subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "15", "--", text], env=self.environment, check=True)

    def click(self, x, y, button=1):
        """Clicks somewhere on the display, as a mouse does."""
        # A mouse that is there already would not move, and a window that came under it meanwhile not know of it: no hand is that still.
        start = ["mousemove", "--sync", str(x + 2), str(y)] if (x, y) == self.pointer else []
        move = [*start, "mousemove", "--sync", str(x), str(y)]
        subprocess.run(["xdotool", *move, "click", str(button)], env=self.environment, check=True)
        self.pointer = (x, y)

    def drag(self, start, end, meanwhile=None):
        """Drags with the mouse from one place on the display to another; meanwhile() is called before it is let go there."""
        def move(x, y):
            subprocess.run(["xdotool", "mousemove", str(x), str(y), "sleep", "0.1"], env=self.environment, check=True)

        move(*start)
        subprocess.run(["xdotool", "mousedown", "1"], env=self.environment, check=True)
        for step in range(1, 6):
            move(*(round(a + (b - a) * step / 5) for a, b in zip(start, end)))
        if meanwhile:
            meanwhile()
        subprocess.run(["xdotool", "mouseup", "1"], env=self.environment, check=True)
        self.pointer = end

    def window_origin(self, pid, title):
        """Where the inner corner of a process's window is: below the header's shadow, at the widgets' (0, 0)."""
        screen = Display(self.environment["DISPLAY"])
        try:
            for window in windows_of(screen, pid):
                try:
                    if title in (None, "", window_title(screen, window)):
                        place = window.translate_coords(screen.screen().root, 0, 0)
                        extents = window.get_full_property(screen.intern_atom("_GTK_FRAME_EXTENTS"), X.AnyPropertyType)
                        left, _right, top, _bottom = extents.value if extents else (0, 0, 0, 0)
                        return -place.x + left, -place.y + top
                except XError:
                    continue  # gone while we looked
        finally:
            screen.close()
        raise DesktopError(f"there is no window “{title}”")

    def _picture(self):
        return subprocess.run(["import", "-silent", "-window", "root", "-depth", "8", "rgb:-"], env=self.environment, check=True,
                              capture_output=True).stdout

    def settle(self, timeout=5.0):
        """Waits until two pictures in a row are equal; gives up quietly, since some windows keep moving."""
        end = time.monotonic() + timeout
        before = self._picture()
        while time.monotonic() < end:
            time.sleep(0.1)
            now = self._picture()
            if now == before:
                return
            before = now

    def picture_failure(self):
        """Leaves a picture of what went wrong; the first is the one that counts, before a program is ended because of it."""
        path = self.failure_picture
        if path is None or path.exists():
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.screenshot(path, trim=False)
        except (OSError, subprocess.SubprocessError) as error:  # the picture is only a help: the failure itself is told
            print(f"# no picture: {error}", flush=True)

    def screenshot(self, path, trim=True):
        """A PNG of the display; with trim without the empty space around the windows."""
        self.settle()
        picture = subprocess.run(["import", "-silent", "-window", "root", "ppm:-"], env=self.environment, check=True,
                                 capture_output=True).stdout
        crop = ["-trim", "+repage", "-bordercolor", "white", "-border", "12"] if trim else []
        subprocess.run(["convert", "ppm:-", *crop, "-define", "png:exclude-chunks=date,time", str(path)],
                       input=picture, env=self.environment, check=True)
