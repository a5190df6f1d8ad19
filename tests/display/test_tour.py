"""The guided tour, which is the first thing that a visitor sees, stays true."""

import subprocess
import sys
import tempfile
from pathlib import Path


def test_tour(desktop):
    """The tour gets to its end and leaves pictures, package, passphrase and report"""
    with tempfile.TemporaryDirectory(prefix="overdracht-tour-") as name:
        folder = Path(name)
        subprocess.run([sys.executable, str(Path(__file__).with_name("tour.py")), name], check=True, timeout=1100)
        pictures = sorted(path.name for path in folder.glob("*.png"))
        assert [picture[:2] for picture in pictures] == [f"{number:02}" for number in range(1, 38)]
        assert len((folder / "wachtzin.txt").read_text().split()) == 7
        assert "Alles is gelukt" in (folder / "verslag.txt").read_text()
        package, = folder.glob("overdracht-*.zip")
        assert b"Verzonnen" not in package.read_bytes()
