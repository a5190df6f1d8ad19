#!/usr/bin/python3
"""Runs a program on a desktop of its own: on_desktop.py PROGRAM [ARGUMENT…]"""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "display"))

from desktop import Desktop  # noqa: E402

if __name__ == "__main__":
    with Desktop() as desktop:
        sys.exit(subprocess.run(sys.argv[1:], env=desktop.environment, stdin=subprocess.DEVNULL, check=False).returncode)
