#!/usr/bin/python3
"""Runs a fuzzer for half a minute on a copy of its seeds: run_fuzzer.py PROGRAM SEED… Speaks TAP."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 30

program, *seeds = map(Path, sys.argv[1:])
with tempfile.TemporaryDirectory(prefix="overdracht-fuzz-") as folder:
    corpus = Path(folder) / "corpus"
    corpus.mkdir()
    for seed in seeds:
        shutil.copy(seed, corpus)
    result = subprocess.run([program, f"-max_total_time={SECONDS}", "-timeout=10", "-rss_limit_mb=1024", "-max_len=16384",
                             f"-artifact_prefix={folder}/", "-print_final_stats=1", corpus], capture_output=True, text=True, errors="replace")
    print("1..1")
    print(f"{'ok' if result.returncode == 0 else 'not ok'} 1 - {program.name} for {SECONDS} seconds, from {len(seeds)} seeds")
    lines = result.stderr.splitlines()
    for line in lines[-60:] if result.returncode else [line for line in lines if line.startswith("stat::number")]:
        print("# " + line)
    for found in Path(folder).glob("[a-z]*-*"):
        kept = Path.cwd() / found.name
        shutil.copy(found, kept)
        print(f"# the input is kept as {kept}")
sys.exit(result.returncode != 0)
