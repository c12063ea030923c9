"""Start to exit of the image-processor's container, next to the process that the sandbox starts."""

import json
import shlex
import subprocess
import time
from contextlib import ExitStack
from dataclasses import dataclass

from harness import endpoint, measure, report, sandbox_start, startup, tools

BASE = startup.OURS
IMAGE = "fairway/image-processor:local"
APPS = ("image-processor", "batch-job", "queue-worker", "alert-relay", "sandbox")
OF_THE_MACHINE = ("PATH", "HOME", "LANG")
SPARE_UPLOADS = 4


@dataclass(frozen=True)
class Container:
    """The image's entry point, with changes, on the machine's own network, with the limits of the task definition."""

    name: str
    entry: list
    env: dict
    once: bool = False


def inspected(image):
    asked = subprocess.run(["docker", "image", "inspect", image], capture_output=True, text=True, check=False)
    if asked.returncode != 0:
        tools.fail(f"there is no image {image}: docker compose build")
    return json.loads(asked.stdout)[0]


def run(container):
    """CPU is what bash counts for its children inside of the container: docker's own is the engine's, not the task's."""
    inside = "TIMEFORMAT='%U %S'; time " + shlex.join(container.entry)
    command = ["docker", "run", "--rm", "--network=host", "--read-only", "--tmpfs=/tmp", "--entrypoint=bash"]
    size = startup.task_definition()
    command += [f"--memory={size['Memory']}m", f"--cpus={int(size['Cpu']) / 1024}"]
    for name, value in container.env.items():
        if name not in OF_THE_MACHINE:
            command += ["--env", f"{name}={value}"]
    started = time.monotonic()
    done = subprocess.run([*command, IMAGE, "-c", inside], capture_output=True, text=True, check=False)
    wall = time.monotonic() - started
    if done.returncode != 0:
        raise measure.Failed(f"{container.name} ended with exit code {done.returncode}:\n{(done.stdout + done.stderr)[-3000:]}")
    user, system = done.stderr.strip().splitlines()[-1].split()
    return measure.Run(float(user) + float(system), wall, 0, done.stdout)


class Either:
    """Hands each run an upload of its own, be it a process or a container."""

    def __init__(self, uploads):
        self.uploads = uploads

    def run(self, variant):
        return self.uploads.run(variant, run if isinstance(variant, Container) else measure.run)


def main(options):
    tools.on_path("docker", "it runs the containers")
    entry = inspected(IMAGE)["Config"]["Entrypoint"]
    uncached = [part for part in entry if not part.startswith("-XX:AOTCache=")]
    with ExitStack() as stack:
        stack.enter_context(sandbox_start.started(sandbox_start.sandbox("sandbox", False, startup.PORT)))
        env = startup.place(f"http://127.0.0.1:{startup.PORT}", stack.enter_context(endpoint.agent()))
        uploads = startup.Uploads(env, tools.venv("requirements"), (options.rounds + 1) * 4 + SPARE_UPLOADS)
        process = startup.java_variants(env, uploads)[:2]
        containers = [
            Container("container", entry, env),
            Container("container, no AOT cache", uncached, env),
        ]
        results = measure.interleaved(process + containers, options.rounds, Either(uploads).run)
    write(options, results)


def write(options, results):
    result = report.Report("Start to exit of the container", tools.RESULTS, "container-start")
    result.add(
        f"Docker engine {report.first_line(['docker', 'version', '--format', '{{.Server.Version}}'])}. The job of `startup`, on the machine's network. Medians of"
        f" {options.rounds} interleaved rounds; ratios are CPU against {BASE}. CPU of a container is what its processes used;"
        f" wall is all of `docker run`.\n"
    )
    base = measure.median([each.cpu for each in results[BASE]])
    rows = []
    for name, runs in results.items():
        cpu, wall = (measure.median([getattr(each, what) for each in runs]) for what in ("cpu", "wall"))
        rows.append([name, f"{cpu:.2f}", report.spread([each.cpu for each in runs], 2), report.ratio(cpu, base), f"{wall:.2f}"])
    result.add(report.table(["image-processor", "CPU-s", "min–max", "ratio", "wall s"], rows))
    base_image = inspected("debian:trixie-slim")["Size"]
    sizes = [[f"fairway/{app}", *size(app, base_image)] for app in APPS]
    result.add("Sizes on disk, unpacked:\n")
    result.add(report.table(["image", "MB", "of which over the base image MB"], sizes))
    result.write()


def size(app, base_image):
    whole = inspected(f"fairway/{app}:local")["Size"]
    return f"{whole / 1e6:.0f}", f"{(whole - base_image) / 1e6:.0f}"
