"""Overdracht as somebody meets it through a screen reader: its windows and widgets by role and name."""

import subprocess
import time

from gi.repository import GLib

from accessibility import ROLES, WINDOW_COORDINATES, AccessibilityBus
from desktop import DesktopError, build_folder, wait_for

DEFAULT_TIMEOUT = 40.0  # of a busy machine; only what fails waits so long
WHEEL_UP, WHEEL_DOWN = 4, 5
MAX_TURNS = 100
TOP_EDGE, BOTTOM_EDGE = 60, 12  # pixels: what is nearer to the window's edge may be under a header or cut off


def plain_name(name):
    """The name as it is read out. GTK 4.8 gives a button with a mnemonic the name "_Opslaan Opslaan"."""
    name = name.replace("_", "").strip()
    half = len(name) // 2
    if len(name) % 2 == 1 and name[half] == " " and name[:half] == name[half + 1:]:
        return name[:half]
    return name


class Widget:
    """A widget as AT-SPI shows it. What it is and holds is read anew each time; every search waits for a while, since windows
    change on their own."""

    def __init__(self, application, path):
        self.application = application
        self.path = path

    def __repr__(self):
        try:
            node = self._node()
        except GLib.Error:
            return "a widget that is gone"
        return f"{node.role} “{plain_name(node.name)}”"

    def _node(self):
        """It alone, which is quick."""
        return self.application.bus.read_one(self.application.owner, self.path)

    def _node_in_tree(self, or_none=False):
        """It with what is above and below."""
        tree = self.application.read()
        if tree.path == self.path:
            return tree
        for node in tree.descendants():
            if node.path == self.path:
                return node
        if or_none:
            return None
        raise DesktopError("the widget is gone")

    def _call(self, interface, method, signature=None, *arguments):
        variant = GLib.Variant(signature, arguments) if signature else None
        return self.application.bus.call(self.application.owner, self.path, f"org.a11y.atspi.{interface}", method, variant)

    # Reading

    @property
    def role(self):
        return self._node().role

    @property
    def name(self):
        return plain_name(self._node().name)

    @property
    def description(self):
        return self._node().description

    @property
    def text(self):
        """What is typed in an entry, or what a label says."""
        return self._text_of(self._node())

    def _text_of(self, node):
        if "Text" not in node.interfaces:
            return plain_name(node.name)
        bus, owner = self.application.bus, self.application.owner
        # GTK 4.8 gives nothing for the customary end of -1.
        count = bus.get(owner, node.path, "org.a11y.atspi.Text", "CharacterCount")
        return Widget(self.application, node.path)._call("Text", "GetText", "(ii)", 0, count)[0]

    def has_state(self, state):
        return self._node().has_state(state.replace("_", " "))

    @property
    def is_gone(self):
        node = self._node_in_tree(or_none=True)
        return node is None or not self._shows(node)

    @property
    def is_showing(self):
        try:
            return self.has_state("showing") or not self.is_gone
        except GLib.Error:
            return False

    @property
    def is_sensitive(self):
        return self.has_state("sensitive")

    @property
    def is_checked(self):
        node = self._node()
        return node.has_state("checked") or node.has_state("pressed")

    @property
    def is_focused(self):
        return self.has_state("focused")

    @property
    def extents(self):
        """x, y, width, height inside its window."""
        return self._call("Component", "GetExtents", "(u)", WINDOW_COORDINATES)[0]

    def _shows(self, node):
        """GTK 4.8 says *visible* of what is on a page that is not on top; such a page has no size until it was on top once. What
        was on top before is still found: tell pages apart by their names."""
        if node.has_state("showing"):
            return True
        if not node.has_state("visible") or any(not above.has_state("visible") for above in node.ancestors() if above.parent):
            return False
        try:
            return "Component" not in node.interfaces or Widget(self.application, node.path).extents[2] > 0
        except GLib.Error:
            return False

    # Finding

    def find_all(self, role=None, name=None, containing=None):
        """The widgets that show now, in the order of the tree; name is the whole name, containing a part of it."""
        wanted = role and ROLES[role]
        found = []
        for node in self._node_in_tree().descendants():
            title = plain_name(node.name)
            if ((role is None or ROLES.get(node.role) == wanted) and (name is None or title == name)
                    and (containing is None or containing in title) and self._shows(node)):
                found.append(Widget(self.application, node.path))
        return found

    def find(self, role=None, name=None, containing=None, timeout=DEFAULT_TIMEOUT):
        """The first widget that fits; DesktopError with the whole tree when none comes."""
        def look():
            self.application.check_alive()
            found = self.find_all(role, name, containing)
            return found[0] if found else None

        what = " ".join(filter(None, [role, name and f"“{name}”", containing and f"with “{containing}”"]))
        return self._wait(what, look, timeout)

    def has(self, role=None, name=None, containing=None):
        return bool(self.find_all(role, name, containing))

    def wait_gone(self, role=None, name=None, containing=None, timeout=DEFAULT_TIMEOUT):
        """Waits until nothing in it that fits shows any more; without arguments until it is gone itself."""
        itself = (role, name, containing) == (None, None, None)
        self._wait(f"{role or ''} “{name or containing or ''}” to go",
                   lambda: self.is_gone or (not itself and not self.has(role, name, containing)), timeout)

    def wait_until(self, what, condition, timeout=DEFAULT_TIMEOUT):
        """Waits until condition(self) holds."""
        def holds():
            self.application.check_alive()
            return condition(self)

        self._wait(f"{self!r}: {what}", holds, timeout)
        return self

    def _wait(self, what, condition, timeout):
        def without_errors():
            try:
                return condition()
            except GLib.Error:
                return None  # it changed while we looked

        try:
            return wait_for(what, without_errors, timeout)
        except DesktopError as error:
            self.application.check_alive()
            raise DesktopError(f"{error}; there is:\n{self.application.dump()}") from None

    def dump(self):
        """The tree as text, for an error message."""
        return "\n".join(self._lines(self._node_in_tree(), 0))

    def _lines(self, node, depth):
        states = [state for state in ("focused", "checked", "pressed", "selected", "expanded") if node.has_state(state)]
        if not node.has_state("sensitive") and node.role != "application":
            states.append("insensitive")
        line = "  " * depth + f"{node.role} “{plain_name(node.name)}”"
        if node.role in ("text", "entry"):
            line += f" = “{self._text_of(node)}”"
        yield line + (f" [{', '.join(states)}]" if states else "")
        for child in node.children:
            if self._shows(child):
                yield from self._lines(child, depth + 1)

    # Acting

    def _wait_usable(self):
        return self.wait_until("to be usable", lambda widget: widget.is_showing and widget.is_sensitive)

    def act(self, *names):
        """Does the first action of these names that the widget has; it must be usable, as it must be for a person."""
        self._wait_usable()
        present = []
        if "Action" in self._node().interfaces:
            count = self.application.bus.get(self.application.owner, self.path, "org.a11y.atspi.Action", "NActions")
            present = [self._call("Action", "GetName", "(i)", index)[0] for index in range(count)]
        for name in names:
            if name in present:
                self._call("Action", "DoAction", "(i)", present.index(name))
                return self
        raise DesktopError(f"{self!r} has none of the actions {', '.join(names)}, but {present}")

    def click(self):
        return self.act("click", "clicked", "activate", "toggle", "menu.popup", "listitem.select")

    def scroll_to(self):
        """Turns the mouse wheel until it is in view; GTK 4.8 offers no other way. Gives the window that it is in."""
        self._wait_usable()
        window = self.window()
        for _ in range(MAX_TURNS):
            x, y, width, height = self.extents
            _x, _y, _width, window_height = window.extents
            if y < TOP_EDGE:
                button = WHEEL_UP
            elif y + height > window_height - BOTTOM_EDGE:
                button = WHEEL_DOWN
            else:
                return window
            self.application.desktop.click(*window.on_display(x + width // 2, window_height // 2), button)
        raise DesktopError(f"{self!r} does not come in view")

    def toggle(self):
        """With the mouse: GTK 4.8 gives a check button no action."""
        was_checked = self.is_checked
        self.point()
        return self.wait_until("to change", lambda widget: widget.is_checked != was_checked)

    def select(self):
        """Selects a row or item in its list."""
        parent = self._node_in_tree().parent
        if "Selection" in parent.interfaces:
            index = [child.path for child in parent.children].index(self.path)
            if Widget(self.application, parent.path)._call("Selection", "SelectChild", "(i)", index)[0]:
                return self
        return self.act("listitem.select", "click", "activate")

    def window(self):
        """The window or dialog that it is in."""
        path = self.path
        while self.application.bus.role_of(self.application.owner, path) not in ("frame", "dialog"):
            path = self.application.bus.parent_of(self.application.owner, path)
        return Widget(self.application, path)

    def middle(self):
        """Where its middle is on the display, once it stays there: a window is still put in its place when it comes."""
        window = self.window()
        before = None
        while True:
            x, y, width, height = self.extents
            now = window.on_display(x + width // 2, y + height // 2)
            if now == before:
                return now
            before = now
            time.sleep(0.05)

    def point(self, button=1):
        """Clicks on its middle with the mouse."""
        self.scroll_to()
        self.application.desktop.click(*self.middle(), button)
        return self

    def on_display(self, x, y):
        """Where on the display a place in this window is."""
        left, top = self.application.desktop.window_origin(self.application.window_pid, self.name)
        return left + x, top + y

    def enter(self, text):
        """Goes to an entry with the mouse, replaces what is there with the keyboard, and sees that it came there."""
        for last in (False, True):  # a window that has only just come may not have the keyboard yet: somebody looks, and types again
            self.point()
            self.application.desktop.press("ctrl+a", "BackSpace")
            if text:
                self.application.desktop.type(text)
            try:
                return self.wait_until(f"to hold “{text}”", lambda widget: widget.text == text, 6)
            except DesktopError:
                if last:
                    raise

    def set_text(self, text):
        """Replaces what is in an entry without a keyboard, and sees that it came there; of a passphrase GTK 4.14 and later tell no words."""
        self._wait_usable()
        self._call("EditableText", "SetTextContents", "(s)", text)
        return self.wait_until(f"to hold “{text}”", lambda widget: widget.text in (text, "●" * len(text)))

    def choose(self, item):
        """Opens a drop-down list and chooses an item by its name, with the keyboard: GTK 4.8 gives a combo box no action and its
        list no selection."""
        self.point()
        items = self._wait(f"“{item}” in the list", lambda: self._open_items(item), DEFAULT_TIMEOUT)
        self.application.desktop.press("Home", *["Down"] * items.index(item), "Return")
        return self

    def _open_items(self, item):
        """The names in the drop-down list that is open, once item is among them."""
        lists = [widget for role in ("list", "list box") for widget in self.application.find_all(role)]
        names = [[label.name for label in widget.find_all("label")] for widget in lists]
        return next((labels for labels in reversed(names) if item in labels and len(labels) > 1), None)


class Application(Widget):
    """A running Overdracht; ended when the with statement ends."""

    def __init__(self, desktop, profile, *files, program=None, environment=None):
        self.desktop = desktop
        self.program = program or str(build_folder() / "ui" / "overdracht")
        self.profile = profile
        self.log = f"overdracht-{profile}"
        self.bus = AccessibilityBus(desktop.bus)
        self.process = self._start(files, {"G_DEBUG": "fatal-warnings", **(environment or {})})
        self.owner = wait_for(f"the first window of {self.program}", self._find_owner)
        super().__init__(self, self.read().path)

    def __enter__(self):
        return self

    def __exit__(self, error=None, *_):
        if error:
            self.desktop.picture_failure()
        self.desktop.stop(self.process)

    def _start(self, files, environment):
        return self.desktop.start(self.program, "--profiel", self.profile, *map(str, files), name=self.log, environment=environment)

    @property
    def window_pid(self):
        """The process that its windows name as theirs."""
        return self.process.pid

    def _find_owner(self):
        self.check_alive()
        return self.bus.find_application(self.process.pid)

    def read(self):
        """All of its widgets as they are now."""
        try:
            return self.bus.read(self.owner)
        except GLib.Error:
            self.check_alive()
            raise

    def check_alive(self):
        if self.process.poll() is not None:
            output = self.desktop.read_log(self.log)
            raise DesktopError(f"{self.program} ended with {self.process.returncode}:\n{output}")

    def open(self, *files):
        """Starts the program once more for the same profile, as a file manager does; the instance that runs gets the files."""
        subprocess.run([self.program, "--profiel", self.profile, *map(str, files)], env=self.desktop.environment, check=True,
                       stdin=subprocess.DEVNULL, timeout=20)

    def main_window(self, title=None, timeout=DEFAULT_TIMEOUT):
        """The window with this title, or the first."""
        return self.find("frame", title, timeout=timeout)

    def dialog(self, title=None, timeout=DEFAULT_TIMEOUT):
        return self.find("dialog", title, timeout=timeout)

    def wait_ended(self, timeout=DEFAULT_TIMEOUT):
        """Waits until the program has ended by itself; its exit status."""
        return self.process.wait(timeout)
