"""From the start of the sandbox's JVM until it answers, with and without its AOT cache, and its peers as processes."""

import json
import os
import shlex
import signal
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from harness import measure, report, tools

PORT = 4599
PATIENCE = 180  # seconds
BASE = "Fairway sandbox, AOT cache"


@dataclass(frozen=True)
class Server:
    """A server to start, and the address that answers 200 once it is ready."""

    name: str
    command: list
    cwd: Path
    env: dict
    health: str


def sandbox(name, cached, port):
    """As ./fairway starts it: the same flags, read from that script."""
    home = tools.need(tools.REPO / "sandbox/target/sandbox.jar", "run ./fairway up once").parent
    flags = fairway_flags()
    if cached:
        cache = tools.need(home / "sandbox.aot", "run ./fairway up once")
        flags += [f"-XX:AOTCache={cache}"]
    java = tools.java_home() / "bin/java"
    command = [java, *flags, "-jar", "sandbox.jar", "--repo", tools.REPO, "--port", port, "up"]
    env = tools.environment(JAVA_HOME=tools.java_home(), FAIRWAY_STATE=tools.TARGET / "sandbox-state")
    return Server(name, [str(part) for part in command], home, env, f"http://127.0.0.1:{port}/_fairway/health")


def fairway_flags():
    for line in (tools.REPO / "fairway").read_text().splitlines():
        if line.startswith("sandbox_flags="):
            return shlex.split(line.split("=", 1)[1])[0].split()
    tools.fail("the fairway script no longer sets sandbox_flags")


def localstack(name, **settings):
    python = tools.venv("requirements-localstack", tools.python_since(13))
    env = tools.environment(
        GATEWAY_LISTEN=f"127.0.0.1:{PORT}",
        FILESYSTEM_ROOT=tools.TARGET / "localstack",
        DISABLE_EVENTS=1,
        SKIP_SSL_CERT_DOWNLOAD=1,
        **settings,
    )
    command = [str(python), "-m", "localstack.runtime.main"]
    return Server(name, command, tools.TARGET, env, f"http://127.0.0.1:{PORT}/_localstack/health")


def moto():
    python = tools.venv("requirements-moto")
    command = [str(python), "-m", "moto.server", "-H", "127.0.0.1", "-p", str(PORT)]
    return Server("moto server", command, tools.TARGET, tools.environment(), f"http://127.0.0.1:{PORT}/moto-api/")


@contextmanager
def started(server):
    """The process of a server that answers; it is ended afterwards."""
    log_file = tools.TARGET / "server.log"
    with log_file.open("w") as log:
        process = subprocess.Popen(
            server.command, cwd=server.cwd, env=server.env, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    try:
        wait_until_ready(server, process, log_file)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_until_ready(server, process, log_file):
    give_up = time.monotonic() + PATIENCE
    while not answers(server.health):
        if process.poll() is not None or time.monotonic() > give_up:
            raise measure.Failed(f"{server.name} did not start:\n{log_file.read_text()[-3000:]}")
        time.sleep(0.02)


def answers(address):
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def measured(server):
    """One start: CPU and peak memory of the process tree at the moment when it answers."""
    begin = time.monotonic()
    with started(server) as process:
        wall = time.monotonic() - begin
        tree = processes(process.pid)
        result = measure.Run(sum(cpu(pid) for pid in tree), wall, sum(peak(pid) for pid in tree), "")
        check_services(server)
        return result


def check_services(server):
    """LocalStack answers also where its services could not be loaded; that is no start."""
    with urllib.request.urlopen(server.health, timeout=5) as answer:
        services = json.loads(answer.read()).get("services", {}) if "localstack" in server.health else {}
    broken = [name for name, state in services.items() if state == "error"]
    if broken:
        raise measure.Failed(f"{server.name} could not load {', '.join(broken)}")


def children_of(task):
    """The processes that a thread started; none where it has ended in between."""
    try:
        return (task / "children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def processes(pid):
    children = [int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in children_of(task)]
    return [pid] + [each for child in children for each in processes(child)]


def cpu(pid):
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def peak(pid):
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def servers(options):
    found = [sandbox(BASE, True, PORT), sandbox("Fairway sandbox, no AOT cache", False, PORT)]
    if not options.without_peers:
        eager = {"EAGER_SERVICE_LOADING": 1, "SERVICES": "s3,sqs,sns,events,cloudwatch,logs,iam,sts,cloudformation"}
        found += [
            localstack("LocalStack, services load at first use"),
            localstack("LocalStack, nine services loaded", **eager),
            moto(),
        ]
    return found


def main(options):
    if not Path("/proc/self/stat").exists():
        tools.fail("this one reads /proc: run it on Linux")
    if answers(f"http://127.0.0.1:{PORT}/"):
        tools.fail(f"port {PORT} is in use")
    result = report.Report("Start of the sandbox until it answers", tools.RESULTS, "sandbox-start")
    results = measure.interleaved(servers(options), options.rounds, measured)
    base_cpu, base_wall = (measure.median([getattr(run, what) for run in results[BASE]]) for what in ("cpu", "wall"))
    rows = []
    for name, runs in results.items():
        wall, cpu_seconds, rss = (measure.median([getattr(run, what) for run in runs]) for what in ("wall", "cpu", "rss"))
        rows.append(
            [
                name,
                f"{wall:.2f}",
                report.spread([run.wall for run in runs], 2),
                report.ratio(wall, base_wall),
                f"{cpu_seconds:.2f}",
                report.ratio(cpu_seconds, base_cpu),
                f"{rss:.0f}",
            ]
        )
    versions = (tools.BENCHMARKS / "peers/requirements-localstack.txt").read_text().splitlines()[0]
    result.add(
        f"{report.first_line([tools.java_home() / 'bin/java', '--version'])}; {versions} and"
        f" {(tools.BENCHMARKS / 'peers/requirements-moto.txt').read_text().strip()} as processes,"
        f" with no Docker. Medians of {options.rounds} interleaved starts; CPU and peak"
        " memory of the process tree when it first answers its health address.\n\n"
        "Fairway's sandbox has stood up both stacks of infra/templates by then; the peers start empty.\n"
    )
    result.add(report.table(["server", "ready, wall s", "min–max", "ratio", "CPU-s", "ratio", "peak RSS MB"], rows))
    result.write()
