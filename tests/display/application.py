"""Overdracht as somebody meets it through a screen reader: its windows and widgets by role and name."""

import os
import subprocess
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from desktop import DesktopError, wait_for  # noqa: E402

DEFAULT_TIMEOUT = 15.0


def build_folder():
    """Where the program was built: OVERDRACHT_BUILD, or build/ in the source tree."""
    return Path(os.environ.get("OVERDRACHT_BUILD") or Path(__file__).resolve().parents[2] / "build")


def plain_name(name):
    """The name as it is read out. GTK 4.8 gives a button with a mnemonic the name "_Opslaan Opslaan"."""
    name = name.replace("_", "").strip()
    half = len(name) // 2
    if len(name) % 2 == 1 and name[half] == " " and name[:half] == name[half + 1:]:
        return name[:half]
    return name


def role_number(role):
    return getattr(Atspi.Role, role.upper().replace(" ", "_"))


class Widget:
    """A widget as AT-SPI shows it. Every search waits for a while, since windows change on their own."""

    def __init__(self, accessible, application):
        self.accessible = accessible
        self.application = application

    def __repr__(self):
        return f"{self.role} “{self.name}”"

    # Reading

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def name(self):
        return plain_name(self.accessible.get_name() or "")

    @property
    def description(self):
        return self.accessible.get_description() or ""

    @property
    def text(self):
        """What is typed in an entry, or what a label says."""
        if "Text" not in self.accessible.get_interfaces():
            return self.name
        return Atspi.Text.get_text(self.accessible, 0, Atspi.Text.get_character_count(self.accessible))

    def has_state(self, state):
        return self.accessible.get_state_set().contains(getattr(Atspi.StateType, state.upper()))

    @property
    def extents(self):
        """x, y, width, height inside its window."""
        if "Component" not in self.accessible.get_interfaces():
            return 0, 0, 0, 0
        place = Atspi.Component.get_extents(self.accessible, Atspi.CoordType.WINDOW)
        return place.x, place.y, place.width, place.height

    @property
    def is_showing(self):
        """GTK 4.8 says *visible* of what is on a page that is not on top; such a page has no size until it was on top once. What
        was on top before is still found: tell pages apart by their names."""
        if self.has_state("showing"):
            return True
        return self.has_state("visible") and (self.extents[2] > 0 or not self._has_place())

    def _has_place(self):
        return "Component" in self.accessible.get_interfaces()

    @property
    def is_sensitive(self):
        return self.has_state("sensitive")

    @property
    def is_checked(self):
        return self.has_state("checked") or self.has_state("pressed")

    @property
    def is_focused(self):
        return self.has_state("focused")

    # Finding

    def children(self):
        for index in range(self.accessible.get_child_count()):
            child = self.accessible.get_child_at_index(index)
            if child is not None:
                yield Widget(child, self.application)

    def descendants(self):
        for child in self.children():
            yield child
            yield from child.descendants()

    def find_all(self, role=None, name=None, containing=None):
        """The widgets that show now, in reading order; name is the whole name, containing a part of it."""
        number = role and role_number(role)
        self.application.refresh()
        found = []
        for widget in self._showing():
            if number is not None and widget.accessible.get_role() != number:
                continue
            if name is not None and widget.name != name:
                continue
            if containing is not None and containing not in widget.name:
                continue
            found.append(widget)
        return found

    def _showing(self):
        # A widget may go while it is looked at: then it is not there.
        try:
            children = [child for child in self.children() if child.is_showing]
        except GLib.Error:
            return
        for child in children:
            yield child
            yield from child._showing()

    def find(self, role=None, name=None, containing=None, timeout=DEFAULT_TIMEOUT):
        """The first widget that fits; DesktopError with the whole tree when none comes."""
        def look():
            self.application.check_alive()
            try:
                found = self.find_all(role, name, containing)
            except GLib.Error:
                return None
            return found[0] if found else None

        what = " ".join(filter(None, [role, name and f"“{name}”", containing and f"with “{containing}”"]))
        try:
            return wait_for(what, look, timeout)
        except DesktopError as error:
            raise DesktopError(f"{error}; there is:\n{self.dump()}") from None

    def has(self, role=None, name=None, containing=None):
        return bool(self.find_all(role, name, containing))

    def wait_gone(self, role=None, name=None, containing=None, timeout=DEFAULT_TIMEOUT):
        """Waits until nothing that fits shows any more."""
        wait_for(f"{role or ''} “{name or containing}” to go", lambda: not self.has(role, name, containing), timeout)

    def wait_until(self, what, condition, timeout=DEFAULT_TIMEOUT):
        """Waits until condition(self) holds."""
        def holds():
            self.application.check_alive()
            self.application.refresh()
            try:
                return condition(self)
            except GLib.Error:
                return False

        try:
            wait_for(f"{self!r}: {what}", holds, timeout)
        except DesktopError as error:
            raise DesktopError(f"{error}; there is:\n{self.dump()}") from None
        return self

    def dump(self, depth=0):
        """The tree as text, for an error message."""
        states = [state for state in ("focused", "checked", "selected", "expanded") if self.has_state(state)]
        if not self.is_sensitive:
            states.append("insensitive")
        line = "  " * depth + repr(self) + (f" = “{self.text}”" if self.role == "text" else "")
        line += f" [{', '.join(states)}]" if states else ""
        lines = [line]
        try:
            lines += [child.dump(depth + 1) for child in self.children() if child.is_showing]
        except GLib.Error:
            lines.append("  " * (depth + 1) + "(gone)")
        return "\n".join(lines)

    # Acting

    def act(self, *names):
        """Does the first action of these names that the widget has; it must be usable, as it must be for a person."""
        self.wait_until("usable", lambda widget: widget.is_sensitive and widget.is_showing)
        count = Atspi.Action.get_n_actions(self.accessible) if "Action" in self.accessible.get_interfaces() else 0
        present = [Atspi.Action.get_action_name(self.accessible, index) for index in range(count)]
        for name in names:
            if name in present:
                Atspi.Action.do_action(self.accessible, present.index(name))
                return self
        raise DesktopError(f"{self!r} has none of the actions {', '.join(names)}, but {present}")

    def click(self):
        return self.act("click", "activate", "toggle", "clicked", "menu.popup", "listitem.select")

    def toggle(self):
        return self.act("toggle", "click", "activate")

    def select(self):
        """Selects a row or item in its list."""
        parent = self.accessible.get_parent()
        index = self.accessible.get_index_in_parent()
        if "Selection" not in parent.get_interfaces() or not Atspi.Selection.select_child(parent, index):
            self.act("listitem.select", "click", "activate")
        return self

    def window(self):
        """The window or dialog that it is in."""
        widget = self.accessible
        while widget.get_parent() is not None and widget.get_parent().get_role() != Atspi.Role.APPLICATION:
            widget = widget.get_parent()
        return Widget(widget, self.application)

    def point(self, button=1):
        """Clicks on its middle with the mouse."""
        self.wait_until("usable", lambda widget: widget.is_sensitive and widget.is_showing)
        left, top = self.application.desktop.window_origin(self.application.process, self.window().name)
        x, y, width, height = self.extents
        self.application.desktop.click(left + x + width // 2, top + y + height // 2, button)
        return self

    def enter(self, text):
        """Goes to an entry with the mouse, replaces what is there with the keyboard, and sees that it came there."""
        self.point()
        self.application.desktop.press("ctrl+a", "BackSpace")
        if text:
            self.application.desktop.type(text)
        return self.wait_until(f"to hold “{text}”", lambda widget: widget.text == text)

    def set_text(self, text):
        """Replaces what is in an entry, and sees that it came there."""
        self.wait_until("usable", lambda widget: widget.is_sensitive and widget.is_showing)
        Atspi.EditableText.set_text_contents(self.accessible, text)
        return self.wait_until(f"to hold “{text}”", lambda widget: widget.text == text)

    def choose(self, item):
        """Opens a drop-down list and chooses an item by its name, with the keyboard: GTK 4.8 gives a combo box no action and its
        list no selection."""
        self.point()
        items = self.wait_for_items(item)
        keys = ["Home"] + ["Down"] * items.index(item) + ["Return"]
        self.application.desktop.press(*keys)
        return self

    def wait_for_items(self, item):
        """The names in the drop-down list that is open, once item is among them."""
        def open_list():
            self.application.refresh()
            names = [[label.name for label in found.find_all("label")] for found in self.find_all("list")]
            return next((labels for labels in reversed(names) if item in labels and len(labels) > 1), None)

        return wait_for(f"“{item}” in the list of {self!r}", open_list, DEFAULT_TIMEOUT)


class Application(Widget):
    """A running Overdracht; ended when the with statement ends."""

    def __init__(self, desktop, profile, *files, program=None, environment=None):
        self.desktop = desktop
        self.program = program or str(build_folder() / "ui" / "overdracht")
        self.profile = profile
        self.log = f"overdracht-{profile}"
        variables = {"G_DEBUG": "fatal-warnings", **(environment or {})}
        self.process = desktop.start(self.program, "--profiel", profile, *map(str, files), name=self.log, environment=variables)
        super().__init__(wait_for(f"{self.program} on the accessibility bus", self._look), self)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.desktop.stop(self.process)

    def _look(self):
        self.check_alive()
        self._handle_events()
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for index in range(desktop.get_child_count()):
            try:
                child = desktop.get_child_at_index(index)
                if child is not None and child.get_process_id() == self.process.pid and child.get_child_count():
                    child.set_cache_mask(Atspi.Cache.NONE)
                    return child
            except GLib.Error:
                continue
        return None

    def _handle_events(self):
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass

    def refresh(self):
        self._handle_events()
        self.accessible.clear_cache()

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
