"""The help, read in the program itself."""

import struct
from pathlib import Path

from desk_steps import start

FIGURES = Path(__file__).resolve().parents[2] / "data/help/C/figures"


def size_of(figure):
    """Of a PNG: its width and height, which stand behind the name of its first part."""
    return struct.unpack(">II", (FIGURES / f"{figure}.png").read_bytes()[16:24])


def test_help(desktop):
    """F1 opens the help; each page that it lists can be read, and the way back is by keyboard too"""
    with start(desktop, "ocmw", "OCMW") as ocmw:
        ocmw.main_window()
        desktop.press("F1")
        help_window = ocmw.find("frame", "Hulp")
        titles = [row.name for row in help_window.find_all("list item")]
        assert len(titles) > 10, titles
        for title in titles:
            help_window.find("list item", title).point()
            help_window.find("button", "Terug naar de inhoud")
            desktop.press("alt+Left")
            help_window.find("list item", title)
        help_window.find("list item", "Een pakket openen").point()
        help_window.find("label", containing="Typ de wachtzin")
        # A picture says in words what it shows, and is as large as it is in its file: nothing of it is blurred or squeezed.
        assert help_window.find("image", containing="De vraag naar de wachtzin").extents[2:] == size_of("verkeerde-wachtzin")
        desktop.press("Escape")
        help_window.wait_gone()
