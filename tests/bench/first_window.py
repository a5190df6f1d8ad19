#!/usr/bin/python3
"""How long it takes from the start of the program to its window with 10,000 referrals in the list, beside an empty window of the same
toolkit: first_window.py PROGRAM FILL-REGISTER EMPTY-WINDOW [--picture FILE]

Two moments are measured from outside, in turns, in the same way for both: when the window is mapped, and when it looks as it will
stay: two columns of its picture, through the list and beside it, change no more. Nothing asks the program anything meanwhile; that
the rows are there is seen afterwards, once per run, through the accessibility bus."""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "display"))

from Xlib import X  # noqa: E402
from Xlib.display import Display  # noqa: E402
from Xlib.error import XError  # noqa: E402

from accessibility import AccessibilityBus  # noqa: E402
from desktop import Desktop, DesktopError, wait_for, windows_of  # noqa: E402

REFERRALS = 10000
RUNS = 9
PROFILE = "proef"
AIM = 1.5
QUIET = 1.0  # seconds without a change: the window stays as it is
TIMEOUT = 30.0
POLL = 0.001
COLUMNS = (0.12, 0.35, 0.8)  # of the window's width: sidebar, list, page
COLUMN_WIDTH = 6


class Run:
    """One start of one program; it is ended when the with statement ends."""

    def __init__(self, desktop, command):
        self.desktop = desktop
        self.screen = Display(desktop.environment["DISPLAY"])
        self.screen.screen().root.change_attributes(event_mask=X.SubstructureNotifyMask)
        self.screen.sync()
        self.start = time.monotonic()
        self.process = subprocess.Popen(command, env=desktop.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        self.window = self._wait_mapped()
        self.mapped = time.monotonic() - self.start
        self.settled = self._wait_settled()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.screen.close()
        self.process.terminate()
        self.process.wait()

    def _wait_mapped(self):
        while time.monotonic() - self.start < TIMEOUT:
            # The window manager maps its frame, so every map of a window on the root is a reason to look.
            if self.screen.pending_events():
                while self.screen.pending_events():
                    self.screen.next_event()
                windows = windows_of(self.screen, self.process.pid)
                if windows:
                    return windows[0]
            time.sleep(POLL)
        raise DesktopError(f"no window within {TIMEOUT:.0f} s")

    def _picture(self):
        place = self.window.get_geometry()
        return [self.window.get_image(int(place.width * column), 0, COLUMN_WIDTH, place.height, X.ZPixmap, 0xffffff).data
                for column in COLUMNS]

    def _wait_settled(self):
        """When the picture changed for the last time."""
        before, changed = None, self.mapped
        while (now := time.monotonic() - self.start) < changed + QUIET:
            if now > TIMEOUT:
                raise DesktopError("the window keeps changing")
            try:
                picture = self._picture()
            except XError:
                picture = None
            if picture != before:
                before, changed = picture, time.monotonic() - self.start
            time.sleep(POLL)
        return changed

    def count_rows(self):
        bus = AccessibilityBus(self.desktop.bus)
        owner = wait_for("the program on the accessibility bus", lambda: bus.find_application(self.process.pid))
        return sum(node.role == "list item" and any("2026-" in label.name for label in node.descendants())
                   for node in bus.read(owner).descendants())


def measure(desktop, command, picture=None):
    with Run(desktop, command) as run:
        rows = run.count_rows()
        if picture:
            desktop.screenshot(picture)
        return run.mapped, run.settled, rows


def median_line(name, runs):
    mapped, settled = ([run[index] * 1000 for run in runs] for index in (0, 1))
    print(f"{name}: mapped after {statistics.median(mapped):.0f} ms ({min(mapped):.0f}–{max(mapped):.0f}), "
          f"as it stays after {statistics.median(settled):.0f} ms ({min(settled):.0f}–{max(settled):.0f})")


def ratio(ours, empty, index):
    return statistics.median(our[index] / its[index] for our, its in zip(ours, empty))


def run(desktop, arguments):
    ours_command, empty_command = [arguments.program, "--profiel", PROFILE], [arguments.empty_window]
    subprocess.run([arguments.fill_register, PROFILE, str(REFERRALS)], env=desktop.environment, check=True, timeout=300)
    # The first of each fills caches.
    measure(desktop, ours_command, arguments.picture)
    measure(desktop, empty_command)
    ours, empty = [], []
    for _ in range(RUNS):
        ours.append(measure(desktop, ours_command))
        empty.append(measure(desktop, empty_command))
    if not all(rows > 0 for _, _, rows in ours):
        raise DesktopError("there are no rows in the list")
    median_line(f"Overdracht with {REFERRALS} referrals", ours)
    median_line("empty window", empty)
    mapped, settled = ratio(ours, empty, 0), ratio(ours, empty, 1)
    print(f"ratio: mapped {mapped:.2f}, with its list {settled:.2f}")
    print(f"aim, with its list in at most {AIM} times what an empty window takes: {'reached' if settled <= AIM else 'missed'}")
    return 0 if settled <= AIM else 1


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("fill_register")
    parser.add_argument("empty_window")
    parser.add_argument("--picture", help="where a picture of the filled window goes")
    arguments = parser.parse_args()
    with Desktop() as desktop:
        return run(desktop, arguments)


if __name__ == "__main__":
    sys.exit(main())
