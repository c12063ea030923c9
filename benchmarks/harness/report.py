"""Writes a benchmark's Markdown: what it ran on, then its tables."""

import datetime
import os
import platform
import subprocess
from pathlib import Path


def table(head, rows):
    """A Markdown table; the first column holds names, the others figures."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" + "---:|" * (len(head) - 1)]
    lines += ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join(lines) + "\n"


def ratio(value, base):
    return f"{value / base:.2f}×"


def spread(values, digits):
    return f"{min(values):.{digits}f}–{max(values):.{digits}f}"


def first_line(command):
    """What a tool says about its version; java says it on the error stream."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    lines = (done.stdout + done.stderr).strip().splitlines()
    return lines[0] if lines else "unknown"


def machine():
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    load = os.getloadavg()[0]
    return f"{processor()}, {cores} cores, {platform.system()} {platform.machine()}; load average at the start {load:.1f}"


def processor():
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text().splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown processor"


class Report:
    """One results file, growing from top to bottom."""

    def __init__(self, title, folder, name):
        self.file = folder / f"{name}.md"
        self.parts = [f"# {title}\n", f"{datetime.date.today()}. {machine()}.\n"]

    def add(self, text):
        self.parts.append(text)

    def write(self):
        self.file.parent.mkdir(exist_ok=True)
        text = "\n".join(self.parts)
        self.file.write_text(text)
        print(text)
