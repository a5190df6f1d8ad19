#!/usr/bin/python3
"""How long it takes from the start of the program to its window with 10,000 and 100,000 referrals in the list, and how much memory they
take, beside an empty window of the same toolkit: first_window.py PROGRAM FILL-REGISTER EMPTY-WINDOW [--picture FILE]

Three moments are measured from outside, in turns: when the window is mapped, when there are rows in the list, and when the window looks
as it will stay: three columns of its picture change no more. Rows are there when the last third of the column through the list is of more
than one colour. Nothing asks the program anything meanwhile; that the rows hold referrals is seen afterwards, once per run, through the
accessibility bus. An empty window is there when it looks as it will stay."""

import argparse
import re
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

RUNS = {10000: 9, 100000: 5}
MOST_TIMES = 1.2  # what an empty window takes, with 10,000 referrals
MOST_SECONDS = 0.25  # more than an empty window, with 100,000
MOST_MEGABYTES = 120  # more than an empty window, with 100,000
QUIET = 1.0  # seconds without a change: the window stays as it is
TIMEOUT = 30.0
FILLING = 1200.0
POLL = 0.001
COLUMNS = (0.12, 0.35, 0.8)  # of the window's width: sidebar, list, page
LIST_COLUMN = 1
COLUMN_WIDTH = 6
PIXEL_BYTES = 4


def has_rows(column):
    """Whether more than one colour is in the last third of a column of the picture: what loads shows nothing there."""
    rest = column[len(column) // 3 * 2 // PIXEL_BYTES * PIXEL_BYTES:]
    return rest != rest[:PIXEL_BYTES] * (len(rest) // PIXEL_BYTES)


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
        self.listed = None
        self.settled = self._wait_settled()
        self.megabytes = self._read_memory()

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
            if self.listed is None and picture is not None and has_rows(picture[LIST_COLUMN]):
                self.listed = time.monotonic() - self.start
            if picture != before:
                before, changed = picture, time.monotonic() - self.start
            time.sleep(POLL)
        return changed

    def _read_memory(self):
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"^VmRSS:\s*(\d+) kB$", status, re.MULTILINE).group(1)) / 1024

    def count_rows(self):
        bus = AccessibilityBus(self.desktop.bus)
        owner = wait_for("the program on the accessibility bus", lambda: bus.find_application(self.process.pid))
        return sum(node.role == "list item" and any(re.search(r"\b20\d\d-\d{5}-", label.name) for label in node.descendants())
                   for node in bus.read(owner).descendants())


def measure(desktop, command, picture=None):
    with Run(desktop, command) as run:
        run.rows = run.count_rows()
        if picture:
            desktop.screenshot(picture)
        return run


def describe(name, runs):
    moments = {"mapped": [run.mapped for run in runs], "rows": [run.listed for run in runs if run.listed],
               "as it stays": [run.settled for run in runs]}
    told = [f"{moment} after {statistics.median(seconds) * 1000:.0f} ms ({min(seconds) * 1000:.0f}–{max(seconds) * 1000:.0f})"
            for moment, seconds in moments.items() if seconds]
    print(f"{name}: {', '.join(told)}; {statistics.median(run.megabytes for run in runs):.0f} MB")


def check(name, value, most, unit):
    print(f"{name}: {value:.2f}{unit}; aim, at most {most}{unit}: {'reached' if value <= most else 'missed'}")
    return value <= most


def run(desktop, arguments, referrals):
    profile = f"proef-{referrals}"
    ours_command, empty_command = [arguments.program, "--profiel", profile], [arguments.empty_window]
    subprocess.run([arguments.fill_register, profile, str(referrals)], env=desktop.environment, check=True, timeout=FILLING)
    # The first of each fills caches.
    measure(desktop, ours_command, arguments.picture)
    measure(desktop, empty_command)
    pairs = [(measure(desktop, ours_command), measure(desktop, empty_command)) for _ in range(RUNS[referrals])]
    ours, empty = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    if not all(our.rows > 0 and our.listed for our in ours):
        raise DesktopError("there are no rows in the list")
    describe(f"Overdracht with {referrals} referrals", ours)
    describe("empty window", empty)
    times = statistics.median(our.listed / its.settled for our, its in pairs)
    seconds = statistics.median(our.listed - its.settled for our, its in pairs)
    megabytes = statistics.median(our.megabytes - its.megabytes for our, its in pairs)
    if referrals == min(RUNS):
        return check("rows, in proportion to an empty window", times, MOST_TIMES, "")
    print(f"rows, in proportion to an empty window: {times:.2f}")
    return all([check("rows, later than an empty window", seconds, MOST_SECONDS, " s"),
                check("memory, more than an empty window", megabytes, MOST_MEGABYTES, " MB")])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("fill_register")
    parser.add_argument("empty_window")
    parser.add_argument("--picture", help="where a picture of the filled window goes")
    arguments = parser.parse_args()
    with Desktop() as desktop:
        return 0 if all([run(desktop, arguments, referrals) for referrals in RUNS]) else 1


if __name__ == "__main__":
    sys.exit(main())
