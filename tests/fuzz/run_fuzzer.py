#!/usr/bin/python3
"""Runs a fuzzer a fixed number of times on a copy of its seeds, always the same: the short trial of ./check. Speaks TAP. For a long run: scripts/fuzz."""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

LIMITS = ("-timeout=20", "-rss_limit_mb=2048", "-max_len=16384")


def copy_seeds(seeds, corpus):
    """All in one folder, which libFuzzer adds to."""
    for seed in seeds:
        for file in sorted(seed.iterdir()) if seed.is_dir() else [seed]:
            shutil.copy(file, corpus / file.name)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", type=Path)
    parser.add_argument("--runs", type=int, required=True)
    parser.add_argument("--dictionary", type=Path)
    parser.add_argument("seeds", type=Path, nargs="+", help="files, and folders of files")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="overdracht-fuzz-") as folder:
        corpus = Path(folder) / "corpus"
        corpus.mkdir()
        copy_seeds(options.seeds, corpus)
        extra = [f"-dict={options.dictionary}"] if options.dictionary else []
        result = subprocess.run(
            [options.program, f"-runs={options.runs}", "-seed=1", *LIMITS, *extra, f"-artifact_prefix={folder}/", "-print_final_stats=1", corpus],
            capture_output=True, text=True, errors="replace")
        print("1..1")
        print(f"{'ok' if result.returncode == 0 else 'not ok'} 1 - {options.program.name}, {options.runs} runs")
        lines = result.stderr.splitlines()
        for line in lines[-60:] if result.returncode else [line for line in lines if line.startswith(("stat::", "#" + str(options.runs)))]:
            print("# " + line)
        for found in Path(folder).glob("*-*"):
            shutil.copy(found, Path.cwd() / found.name)
            print(f"# the input is kept as {Path.cwd() / found.name}")
    sys.exit(result.returncode != 0)


main()
