#!/usr/bin/python3
"""How long it takes from the start of the program to its window with 10,000 and 100,000 referrals in the list, and how much memory they
take, beside an empty window of the same toolkit: first_window.py PROGRAM FILL-REGISTER EMPTY-WINDOW [--picture FILE]

Three moments are measured from outside, in turns: when the window is mapped, when there are rows in the list, and when the window looks
as it will stay: three columns of its picture change no more. Rows are there when the lower part of the column through the list is of more
than one colour; an empty window never has any. Nothing asks the program anything meanwhile; that the rows hold referrals is seen afterwards, once per run, through the
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

FEW, MANY = 10000, 100000
RUNS = 9
MOST_TIMES = 1.2  # with many, in proportion to few
MOST_SECONDS = 0.25  # with many, more than an empty window
MOST_MEGABYTES = 120  # the same
QUIET = 1.0  # seconds without a change: the window stays as it is
TIMEOUT = 30.0
FILLING = 1200.0
POLL = 0.001
COLUMNS = (0.12, 0.35, 0.8)  # of the window's width: sidebar, list, page
LIST_COLUMN = 1
COLUMN_WIDTH = 6
LOWER_PART = (0.65, 0.85)  # of the window's height, which counts its shadow
PIXEL_BYTES = 4


def has_rows(column):
    """Whether more than one colour is in the lower part of a column of the picture: what loads shows nothing there."""
    start, end = (int(len(column) * part) // PIXEL_BYTES * PIXEL_BYTES for part in LOWER_PART)
    lower = column[start:end]
    return lower != lower[:PIXEL_BYTES] * (len(lower) // PIXEL_BYTES)


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
        self._wait_idle()
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

    def _wait_idle(self):
        """Until all of the referrals are loaded: it works no more."""
        before = None
        while (now := self._read_work()) != before and time.monotonic() - self.start < TIMEOUT:
            before = now
            time.sleep(QUIET)

    def _read_work(self):
        """The ticks of the processor that it took."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])

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


def fill(desktop, arguments, referrals):
    profile = f"proef-{referrals}"
    subprocess.run([arguments.fill_register, profile, str(referrals)], env=desktop.environment, check=True, timeout=FILLING)
    return [arguments.program, "--profiel", profile]


def run(desktop, arguments):
    commands = [fill(desktop, arguments, FEW), fill(desktop, arguments, MANY), [arguments.empty_window]]
    # The first of each fills caches.
    for command in commands:
        measure(desktop, command, arguments.picture if command == commands[1] else None)
    rounds = [[measure(desktop, command) for command in commands] for _ in range(RUNS)]
    few, many, empty = zip(*rounds)
    if not all(ours.rows > 0 and ours.listed for ours in few + many) or any(its.listed for its in empty):
        raise DesktopError("there are no rows in the list, or there are in an empty window")
    describe(f"Overdracht with {FEW} referrals", few)
    describe(f"Overdracht with {MANY} referrals", many)
    describe("empty window", empty)
    times = statistics.median(more.listed / fewer.listed for fewer, more, _ in rounds)
    seconds = statistics.median(more.listed - its.settled for _, more, its in rounds)
    megabytes = statistics.median(more.megabytes - its.megabytes for _, more, its in rounds)
    return all([check(f"rows with {MANY}, in proportion to {FEW}", times, MOST_TIMES, ""),
                check("rows, later than an empty window", seconds, MOST_SECONDS, " s"),
                check("memory, more than an empty window", megabytes, MOST_MEGABYTES, " MB")])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("fill_register")
    parser.add_argument("empty_window")
    parser.add_argument("--picture", help="where a picture of the filled window goes")
    arguments = parser.parse_args()
    with Desktop() as desktop:
        return 0 if run(desktop, arguments) else 1


if __name__ == "__main__":
    sys.exit(main())
