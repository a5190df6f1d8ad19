#!/usr/bin/python3
"""Runs the test functions of one file on a desktop of their own and speaks TAP: run_tests.py FILE.

A file has functions test_…(desktop), run in the order in which they stand; their docstring is their name. What the desktop is to
be like stands in DESKTOP, the arguments of Desktop. The functions share the desktop: each takes a profile of its own.
A failing test leaves a picture of the display, as it was when it failed, beside meson's logs."""

import importlib.util
import os
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from desktop import Desktop, Skip, build_folder  # noqa: E402


def load(path):
    specification = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def tests_of(module):
    return [value for name, value in vars(module).items() if name.startswith("test_") and callable(value)]


def title(test):
    return (test.__doc__ or test.__name__).strip().split("\n")[0].rstrip(".").replace("#", "")


def run(desktop, module, test, number):
    """Whether the test passed; its TAP line goes to standard output, why it failed after it."""
    desktop.failure_picture = build_folder() / "meson-logs" / f"{module.__name__}-{test.__name__}.png"
    desktop.failure_picture.unlink(missing_ok=True)
    try:
        test(desktop)
    except Skip as reason:
        print(f"ok {number} - {title(test)} # SKIP {reason}", flush=True)
        return True
    except Exception:
        desktop.picture_failure()
        explanation = f"picture: {desktop.failure_picture}\n{traceback.format_exc()}"
        print(f"not ok {number} - {title(test)}")
        print("\n".join(f"# {line}" for line in explanation.splitlines()), flush=True)
        return False
    print(f"ok {number} - {title(test)}", flush=True)
    return True


def main():
    os.environ.setdefault("OVERDRACHT_BUILD", str(build_folder()))
    module = load(Path(sys.argv[1]).resolve())
    tests = tests_of(module)
    print(f"1..{len(tests)}", flush=True)
    with Desktop(**getattr(module, "DESKTOP", {})) as desktop:
        return 0 if all([run(desktop, module, test, number) for number, test in enumerate(tests, 1)]) else 1


if __name__ == "__main__":
    sys.exit(main())
