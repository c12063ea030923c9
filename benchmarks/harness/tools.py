"""What the benchmarks need on the machine, and the peers that they install under target/."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

BENCHMARKS = Path(__file__).resolve().parent.parent
REPO = BENCHMARKS.parent
TARGET = BENCHMARKS / "target"
PEERS = TARGET / "peers"
RESULTS = BENCHMARKS / "results"
MAINS = BENCHMARKS / "src/main/java/dev/fairway/benchmarks"


def fail(sentence):
    sys.exit(f"run: {sentence}")


def need(file, how):
    """The file, or the end with a sentence that says how to get it."""
    if not Path(file).exists():
        fail(f"{Path(file).relative_to(REPO)} is missing: {how}")
    return Path(file)


def java_home():
    """A JDK 25: JAVA_HOME, else the one of the PATH, else one of the usual folders."""
    on_path = shutil.which("javac")
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    homes += [Path(on_path).resolve().parent.parent] if on_path else []
    for folder in ("/usr/lib/jvm", Path.home() / ".sdkman/candidates/java", "/Library/Java/JavaVirtualMachines"):
        homes += sorted(Path(folder).glob("*")) + sorted(Path(folder).glob("*/Contents/Home"))
    for home in homes:
        release = home / "release"
        if release.exists() and re.search(r'^JAVA_VERSION="25', release.read_text(), re.M):
            return home
    fail("a JDK 25 is needed: install one or set JAVA_HOME")


def on_path(command, why):
    found = shutil.which(command)
    return found or fail(f"{command} is needed on the PATH ({why})")


def sh(command, **options):
    done = subprocess.run([str(part) for part in command], check=False, **options)
    if done.returncode != 0:
        fail(f"`{' '.join(str(part) for part in command)}` ended with exit code {done.returncode}")


def newer(made, source):
    return made.exists() and made.stat().st_mtime >= source.stat().st_mtime


def compiled(name, package, path):
    """The mains in the folder of a package as a jar, since an AOT cache needs one, compiled against what is measured."""
    classes, jar, bin_folder = TARGET / name, TARGET / f"{name}.jar", java_home() / "bin"
    shutil.rmtree(classes, ignore_errors=True)
    options = ["-nowarn", "-proc:none", "-parameters", "-cp", os.pathsep.join(str(part) for part in path), "-d", classes]
    sh([bin_folder / "javac", *options, *sorted(package.glob("*.java"))])
    sh([bin_folder / "jar", "--create", "--file", jar, "-C", classes, "."])
    return jar


def node_peers():
    """sharp, the AWS SDK for JavaScript and esbuild, with our peer scripts beside them, so that imports resolve."""
    on_path("npm", "it brings the peers written for Node")
    PEERS.mkdir(parents=True, exist_ok=True)
    for file in (BENCHMARKS / "peers").iterdir():
        shutil.copy(file, PEERS)
    package, stamp = BENCHMARKS / "peers/package.json", PEERS / "installed"
    if not newer(stamp, package):
        sh(["npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"], cwd=PEERS)
        stamp.touch()
    return PEERS


def python_since(minor):
    """A Python 3 of at least this minor version: the one that runs us, else one of the PATH or of pyenv."""
    if sys.version_info >= (3, minor):
        return sys.executable
    named = [shutil.which(f"python3.{each}") for each in range(minor, minor + 4)]
    kept = sorted((Path.home() / ".pyenv/versions").glob("3.*/bin/python"))
    for python in [each for each in [*named, *kept] if each]:
        asked = subprocess.run([python, "-c", f"import sys; sys.exit(sys.version_info < (3, {minor}))"], capture_output=True, check=False)
        if asked.returncode == 0:
            return python
    fail(f"Python 3.{minor} or newer is needed for a peer; install it, or measure --without-peers")


def venv(name, python=sys.executable):
    """A virtual environment with what peers/NAME.txt lists; answers its Python."""
    requirements = BENCHMARKS / f"peers/{name}.txt"
    home = TARGET / "venv" / name
    stamp = home / "installed"
    if not newer(stamp, requirements):
        sh([python, "-m", "venv", "--clear", home])
        sh([home / "bin/python", "-m", "pip", "install", "-q", "-r", requirements])
        stamp.touch()
    return home / "bin/python"


def libvips():
    """The libvips that sharp itself loads."""
    found = sorted((PEERS / "node_modules/@img").glob("sharp-libvips-*/lib/libvips-cpp.*"))
    return found[0] if found else fail("npm brought no libvips for this platform")


def node_version(package):
    text = (PEERS / "node_modules" / package / "package.json").read_text()
    return re.search(r'"version": "([^"]+)"', text).group(1)


def environment(**extra):
    """A small, fixed environment: what a process needs to find its tools, and nothing of the caller's."""
    base = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "LANG": "C.UTF-8"}
    return base | {name: str(value) for name, value in extra.items()}
