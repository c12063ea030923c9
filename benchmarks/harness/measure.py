"""Runs commands side by side and keeps what the kernel says they used."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Variant:
    """One way to do the job: a command, where it runs and its whole environment; once, where a run takes many minutes."""

    name: str
    command: list
    cwd: Path = Path("/")
    env: dict = field(default_factory=dict)
    once: bool = False


@dataclass(frozen=True)
class Run:
    """What one run of a process used, with the processes that it waited for: seconds, and megabytes at the peak."""

    cpu: float
    wall: float
    rss: float
    output: str


class Failed(Exception):
    """A command under measurement ended with another exit code than 0."""


def run(variant):
    """Runs a variant to its end. CPU and memory come from wait4, so nothing that it did is missed."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        started = time.monotonic()
        process = subprocess.Popen(
            variant.command, cwd=variant.cwd, env=variant.env, stdin=subprocess.DEVNULL, stdout=out, stderr=err
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        output = out.read().decode(errors="replace")
        if process.returncode != 0:
            err.seek(0)
            tail = (output + err.read().decode(errors="replace"))[-3000:]
            raise Failed(f"{variant.name} ended with exit code {process.returncode}:\n{tail}")
    return Run(usage.ru_utime + usage.ru_stime, wall, megabytes(usage.ru_maxrss), output)


def megabytes(maxrss):
    """ru_maxrss is in kilobytes on Linux and in bytes on macOS."""
    return maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def interleaved(variants, rounds, measure=run):
    """Measures each variant once a round, in an order that shifts by one each round, after one round that is dropped.

    Those that run once do so in the last round.
    """
    results = {variant.name: [] for variant in variants}
    for number in range(rounds + 1):
        shift = number % len(variants)
        for variant in variants[shift:] + variants[:shift]:
            if variant.once and number < rounds:
                continue
            result = measure(variant)
            if number > 0:
                results[variant.name].append(result)
        print(f"round {number} of {rounds}" + (" (dropped)" if number == 0 else ""), file=sys.stderr)
    return results


def median(values):
    return statistics.median(values)
