#!/usr/bin/python3
"""The mail program, the file manager, the file chooser, the notifications and the screen lock of a test desktop:
other_programs.py BUS-NAME MAIL-FOLDER SHOWN-FILES TO-CHOOSE NOTIFICATIONS

As a backend of xdg-desktop-portal for org.freedesktop.portal.Email it keeps each mail in a folder mail-1, mail-2, … with mail.json
and the attachments. As org.freedesktop.FileManager1 it writes each file that it is asked to show on a line of SHOWN-FILES. The file chooser of a program in a sandbox answers with the
files that TO-CHOOSE names, one on each line, at once. As org.freedesktop.Notifications it writes each notification's summary and body on a
line of NOTIFICATIONS. As a backend for org.freedesktop.portal.Inhibit it tells programs that the session is locked, when SetActive of
org.gnome.ScreenSaver asks it to."""

import json
import shutil
import sys
import urllib.parse
from pathlib import Path

from gi.repository import Gio, GLib

INTERFACES = """
<node>
  <interface name="org.freedesktop.impl.portal.Email">
    <method name="ComposeEmail">
      <arg type="o" name="handle" direction="in"/>
      <arg type="s" name="app_id" direction="in"/>
      <arg type="s" name="parent_window" direction="in"/>
      <arg type="a{sv}" name="options" direction="in"/>
      <arg type="u" name="response" direction="out"/>
      <arg type="a{sv}" name="results" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.impl.portal.FileChooser">
    <method name="OpenFile">
      <arg type="o" name="handle" direction="in"/>
      <arg type="s" name="app_id" direction="in"/>
      <arg type="s" name="parent_window" direction="in"/>
      <arg type="s" name="title" direction="in"/>
      <arg type="a{sv}" name="options" direction="in"/>
      <arg type="u" name="response" direction="out"/>
      <arg type="a{sv}" name="results" direction="out"/>
    </method>
  </interface>
  <interface name="org.freedesktop.impl.portal.Inhibit">
    <method name="CreateMonitor">
      <arg type="o" name="handle" direction="in"/>
      <arg type="o" name="session" direction="in"/>
      <arg type="s" name="app_id" direction="in"/>
      <arg type="s" name="parent_window" direction="in"/>
      <arg type="u" name="response" direction="out"/>
    </method>
    <method name="QueryEndResponse">
      <arg type="o" name="session" direction="in"/>
    </method>
    <signal name="StateChanged">
      <arg type="o" name="session"/>
      <arg type="a{sv}" name="state"/>
    </signal>
  </interface>
  <interface name="org.gnome.ScreenSaver">
    <method name="SetActive">
      <arg type="b" name="active" direction="in"/>
    </method>
  </interface>
  <interface name="org.freedesktop.FileManager1">
    <method name="ShowItems">
      <arg type="as" name="addresses" direction="in"/>
      <arg type="s" name="startup_id" direction="in"/>
    </method>
  </interface>
  <interface name="org.freedesktop.Notifications">
    <method name="GetCapabilities">
      <arg type="as" name="capabilities" direction="out"/>
    </method>
    <method name="GetServerInformation">
      <arg type="s" name="name" direction="out"/>
      <arg type="s" name="vendor" direction="out"/>
      <arg type="s" name="version" direction="out"/>
      <arg type="s" name="specification" direction="out"/>
    </method>
    <method name="Notify">
      <arg type="s" name="application" direction="in"/>
      <arg type="u" name="replaces" direction="in"/>
      <arg type="s" name="icon" direction="in"/>
      <arg type="s" name="summary" direction="in"/>
      <arg type="s" name="body" direction="in"/>
      <arg type="as" name="actions" direction="in"/>
      <arg type="a{sv}" name="hints" direction="in"/>
      <arg type="i" name="timeout" direction="in"/>
      <arg type="u" name="id" direction="out"/>
    </method>
    <method name="CloseNotification">
      <arg type="u" name="id" direction="in"/>
    </method>
  </interface>
</node>
"""


def path_of(attachment):
    """The portal passes attachments on as file: addresses, older versions as paths."""
    if attachment.startswith("file:"):
        return Path(urllib.parse.unquote(urllib.parse.urlparse(attachment).path))
    return Path(attachment)


def keep(folder, options):
    number = len(list(folder.glob("mail-*"))) + 1
    unfinished = folder / f".mail-{number}"
    unfinished.mkdir()
    attachments = [path_of(attachment) for attachment in options.get("attachments", [])]
    for attachment in attachments:
        shutil.copyfile(attachment, unfinished / attachment.name)
    addresses = options.get("addresses", []) + [options[name] for name in ("address",) if options.get(name)]
    mail = {
        "addresses": addresses,
        "subject": options.get("subject", ""),
        "body": options.get("body", ""),
        "attachments": [attachment.name for attachment in attachments],
    }
    (unfinished / "mail.json").write_text(json.dumps(mail, indent=2, ensure_ascii=False) + "\n")
    unfinished.rename(folder / f"mail-{number}")


def main():
    name = sys.argv[1]
    mail_folder, shown_files, to_choose, notifications = map(Path, sys.argv[2:6])

    def compose(connection, sender, path, interface, method, parameters, invocation):
        _handle, _application, _window, options = parameters.unpack()
        try:
            keep(mail_folder, options)
            response = 0
        except OSError as error:
            print(error, file=sys.stderr)
            response = 2
        invocation.return_value(GLib.Variant("(ua{sv})", (response, {})))

    def choose(connection, sender, path, interface, method, parameters, invocation):
        chosen = [Path(line).as_uri() for line in to_choose.read_text().splitlines()]
        invocation.return_value(GLib.Variant("(ua{sv})", (0, {"uris": GLib.Variant("as", chosen)})))

    def show(connection, sender, path, interface, method, parameters, invocation):
        with shown_files.open("a") as output:
            output.writelines(f"{path_of(address)}\n" for address in parameters.unpack()[0])
        invocation.return_value(None)

    def notify(connection, sender, path, interface, method, parameters, invocation):
        answers = {"GetCapabilities": ("(as)", (["body"],)), "GetServerInformation": ("(ssss)", ("test", "", "1", "1.2")),
                   "Notify": ("(u)", (1,))}
        if method == "Notify":
            with notifications.open("a") as output:
                output.write(": ".join(parameters.unpack()[3:5]) + "\n")
        invocation.return_value(GLib.Variant(*answers[method]) if method in answers else None)

    monitors = []

    def monitor(connection, sender, path, interface, method, parameters, invocation):
        if method == "CreateMonitor":
            monitors.append(parameters.unpack()[1])
        invocation.return_value(GLib.Variant("(u)", (0,)) if method == "CreateMonitor" else None)

    def lock(connection, sender, path, interface, method, parameters, invocation):
        state = {"screensaver-active": GLib.Variant("b", *parameters.unpack()), "session-state": GLib.Variant("u", 1)}
        for session in monitors:
            connection.emit_signal(None, path, "org.freedesktop.impl.portal.Inhibit", "StateChanged", GLib.Variant("(oa{sv})", (session, state)))
        invocation.return_value(None)

    def on_bus(connection, _name):
        email, file_chooser, inhibit, screen_saver, file_manager, server = Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces
        connection.register_object("/org/freedesktop/portal/desktop", email, compose, None, None)
        connection.register_object("/org/freedesktop/portal/desktop", file_chooser, choose, None, None)
        connection.register_object("/org/freedesktop/portal/desktop", inhibit, monitor, None, None)
        connection.register_object("/org/freedesktop/portal/desktop", screen_saver, lock, None, None)
        connection.register_object("/org/freedesktop/FileManager1", file_manager, show, None, None)
        connection.register_object("/org/freedesktop/Notifications", server, notify, None, None)

    for owned in (name, "org.freedesktop.FileManager1", "org.freedesktop.Notifications"):
        Gio.bus_own_name(Gio.BusType.SESSION, owned, Gio.BusNameOwnerFlags.NONE, on_bus if owned == name else None, None,
                         lambda *_: sys.exit(1))
    GLib.MainLoop().run()


if __name__ == "__main__":
    main()
