"""The accessibility bus as plain D-Bus calls: a whole window is read in a few hundredths of a second."""

from gi.repository import Gio, GLib

ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
CACHE = "/org/a11y/atspi/cache"
WINDOW_COORDINATES = 1

# From atspi-constants.h; those that GTK gives its widgets.
ROLES = {
    "alert": 2, "check box": 7, "column header": 10, "combo box": 11, "dialog": 16, "file chooser": 19, "filler": 20, "frame": 23,
    "icon": 26, "image": 27, "label": 29, "list": 31, "list item": 32, "menu": 33, "menu bar": 34, "menu item": 35, "page tab": 37,
    "page tab list": 38, "panel": 39, "password text": 40, "progress bar": 42, "push button": 43, "radio button": 44,
    "radio menu item": 45, "row header": 47, "scroll bar": 48, "scroll pane": 49, "separator": 50, "slider": 51, "spin button": 52,
    "table": 55, "table cell": 56, "table column header": 57, "text": 61, "toggle button": 62, "tool bar": 63, "tool tip": 64,
    "tree": 65, "tree table": 66, "unknown": 67, "window": 69, "application": 75, "entry": 79, "caption": 81, "heading": 83,
    "section": 85, "form": 87, "link": 88, "table row": 90, "tree item": 91, "comment": 97, "list box": 98, "grouping": 99,
    "notification": 101, "info bar": 102, "level bar": 103, "article": 109, "landmark": 110, "log": 111, "static": 116,
}
ROLE_NAMES = {number: name for name, number in ROLES.items()}
ROLE_NAMES[ROLES["radio button"]] = "check box"  # so GTK calls a grouped one since 4.10
ROLE_NAMES[130] = "check box"  # so it called a switch before it had a role of its own
ROLE_NAMES[ROLES["password text"]] = "text"  # so libadwaita called one in a row before GTK 4.24
ROLES["button"] = ROLES["push button"]
ROLES["switch"] = ROLES["check box"]

STATES = {
    "active": 1, "checked": 4, "editable": 7, "enabled": 8, "expandable": 9, "expanded": 10, "focusable": 11, "focused": 12,
    "multi line": 17, "pressed": 20, "selected": 23, "sensitive": 24, "showing": 25, "visible": 30, "indeterminate": 32,
    "required": 33, "invalid entry": 36, "has popup": 42, "read only": 43,
}


class Node:
    """One accessible object as it was at one moment."""

    def __init__(self, path, parent):
        self.path = path
        self.parent = parent
        self.children = []
        self.name = ""
        self.description = ""
        self.role = "unknown"
        self.interfaces = set()
        self.states = 0

    def fill(self, interfaces, name, role, description, states):
        self.interfaces = {interface.rpartition(".")[2] for interface in interfaces}
        self.name, self.description = name, description
        self.role = ROLE_NAMES.get(role, str(role))
        self.states = states[0] | states[1] << 32

    def has_state(self, state):
        return bool(self.states >> STATES[state] & 1)

    def descendants(self):
        for child in self.children:
            yield child
            yield from child.descendants()

    def ancestors(self):
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


class AccessibilityBus:
    """The bus that org.a11y.Bus on the session bus tells of."""

    def __init__(self, session_bus):
        address = session_bus.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress", None, None,
                                        Gio.DBusCallFlags.NONE, -1, None).unpack()[0]
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)

    def call(self, owner, path, interface, method, arguments=None):
        answer = self.connection.call_sync(owner, path, interface, method, arguments, None, Gio.DBusCallFlags.NONE, 10000, None)
        return answer.unpack()

    def get(self, owner, path, interface, property_name):
        arguments = GLib.Variant("(ss)", (interface, property_name))
        return self.call(owner, path, "org.freedesktop.DBus.Properties", "Get", arguments)[0]

    def find_application(self, process_id):
        """The name on this bus of a process that shows windows; None while there is none. Only the registry is asked: GTK 4.8
        complains about a question that comes before it has registered itself."""
        for name, _ in self.call(REGISTRY, ROOT, "org.a11y.atspi.Accessible", "GetChildren")[0]:
            try:
                owner = self.call("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                  "GetConnectionUnixProcessID", GLib.Variant("(s)", (name,)))[0]
                if owner == process_id and self.children_of(name, ROOT):
                    return name
            except GLib.Error:
                continue
        return None

    def find_any_application(self):
        """The name on this bus of a program that shows windows, for one in a sandbox, whose process has another number outside."""
        for name, _ in self.call(REGISTRY, ROOT, "org.a11y.atspi.Accessible", "GetChildren")[0]:
            try:
                if self.children_of(name, ROOT):
                    return name
            except GLib.Error:
                continue
        return None

    def children_of(self, owner, path):
        return [child for _, child in self.call(owner, path, "org.a11y.atspi.Accessible", "GetChildren")[0]]

    def read_one(self, owner, path):
        """One accessible object without what is around it; GLib.Error when it is gone."""
        accessible = "org.a11y.atspi.Accessible"
        node = Node(path, None)
        node.fill(self.call(owner, path, accessible, "GetInterfaces")[0], self.get(owner, path, accessible, "Name"),
                  self.call(owner, path, accessible, "GetRole")[0], self.get(owner, path, accessible, "Description"),
                  self.call(owner, path, accessible, "GetState")[0])
        return node

    def role_of(self, owner, path):
        return ROLE_NAMES.get(self.call(owner, path, "org.a11y.atspi.Accessible", "GetRole")[0])

    def parent_of(self, owner, path):
        return self.get(owner, path, "org.a11y.atspi.Accessible", "Parent")[1]

    def read(self, owner):
        """All accessible objects of an application as a tree of Node."""
        root = Node(ROOT, None)
        nodes = {ROOT: root}
        level = [root]
        while level:
            level = self._read_children(owner, level, nodes)
        # GTK knows here only what was asked for before, hence the walk; the rest then comes in one answer.
        for (_, path), _, _, _, _, interfaces, name, role, description, states in self.call(owner, CACHE, "org.a11y.atspi.Cache",
                                                                                            "GetItems")[0]:
            if path in nodes:
                nodes[path].fill(interfaces, name, role, description, states)
        return root

    def _read_children(self, owner, level, nodes):
        """Gives each node of a level its children, and returns those: all are asked for before the first answer is waited for."""
        answers = {}

        def take(connection, result, node):
            try:
                answers[node] = connection.call_finish(result).unpack()[0]
            except GLib.Error:
                answers[node] = []  # gone while we looked

        for node in level:
            self.connection.call(owner, node.path, "org.a11y.atspi.Accessible", "GetChildren", None, None, Gio.DBusCallFlags.NONE, 10000,
                                 None, take, node)
        while len(answers) < len(level):
            GLib.MainContext.default().iteration(True)
        for node in level:
            for _, path in answers[node]:
                if path not in nodes:
                    nodes[path] = Node(path, node)
                    node.children.append(nodes[path])
        return [child for node in level for child in node.children]
