"""Events through one alert-relay, in the sandbox as its template deploys it: how many, and how long until they are told."""

import json
import os
import subprocess
import time
import urllib.request
from pathlib import Path

from harness import measure, queues, report, sandbox_start, tools

PORT = 4596
MAIN = "dev.fairway.benchmarks.relay.Load"
RATES = [(1, 60), (100, 30), (1000, 10)]  # events a second, and for how many seconds
TOLD_A_SECOND = 5  # of those, how many are the first of their cause
STORMS = [("one cause", 1), ("20 causes", 20)]
GOAL = 1000  # milliseconds at the 99th percentile


class Jars:
    def __init__(self):
        lib = tools.need(tools.REPO / "alert-relay/target/app/alert-relay.jar", "build the alert-relay").parent / "lib"
        path = [str(jar) for jar in sorted(lib.glob("*.jar")) if not jar.name.startswith("logback")]
        mains = tools.compiled("relay-mains", tools.MAINS / "relay", path)
        self.load = [str(tools.java_home() / "bin/java"), "-XX:+UseSerialGC", "-Xlog:disable", "-cp", os.pathsep.join([str(mains), *path]), MAIN]


def sandbox():
    """With as many alerts told as begin, which a storm's limit would otherwise hold back."""
    server = sandbox_start.sandbox("sandbox", cached=True, port=PORT)
    at = server.command.index("up")
    server.command[at:at] = ["--alb-port", str(PORT + 1000), "--task-env", "ALERT_MOST_PER_WINDOW=1000000"]
    return server


def outputs():
    with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/_fairway/outputs", timeout=10) as answer:
        return json.load(answer)


def relay_of(pids):
    """The relay's process among those of the sandbox."""
    found = [pid for pid in pids if b"alert-relay.jar" in Path(f"/proc/{pid}/cmdline").read_bytes()]
    return found[0] if found else None


def awaited(server):
    """The relay's pid, once its service runs it and it has had time to start."""
    for _ in range(120):
        pid = relay_of(sandbox_start.processes(server))
        if pid:
            time.sleep(15)
            return pid
        time.sleep(0.5)
    tools.fail("the sandbox started no alert-relay")


def course(jars, env, places, rate, events, told, first):
    words = [places["AlertQueueUrl"], places["AlertsTopicArn"], rate, events, told, first]
    done = subprocess.run([*jars.load, *map(str, words)], env=env, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise measure.Failed(f"the sender of events ended with exit code {done.returncode}:\n{done.stderr[-3000:]}")
    return json.loads(done.stdout.splitlines()[-1])


def main(options):
    load = os.getloadavg()[0]
    result = report.Report("Events through one alert-relay", tools.RESULTS, "relay")
    jars = Jars()
    with sandbox_start.started(sandbox()) as server:
        relay, places = awaited(server.pid), outputs()
        env = tools.environment(AWS_ENDPOINT_URL=f"http://127.0.0.1:{PORT}", AWS_REGION="us-east-1", AWS_ACCESS_KEY_ID="test", AWS_SECRET_ACCESS_KEY="test")
        course(jars, env, places, 0, options.events // 4, 20, 1_000_000)  # warms the JVM, and is not shown
        storms, rates = [], []
        for number, (name, causes) in enumerate(STORMS):
            before = sandbox_start.cpu(relay)
            seen = course(jars, env, places, 0, options.events, causes, 2_000_000 + number * 1000)
            used = (sandbox_start.cpu(relay) - before) * 1000 / options.events
            storms.append([name, f"{options.events / seen['drained']:.0f}", f"{used:.2f}", str(seen["told"]), str(seen["left"])])
        for number, (rate, seconds) in enumerate(RATES):
            seen = course(jars, env, places, rate, rate * seconds, min(rate, TOLD_A_SECOND), 3_000_000 + number * 100_000)
            reached = "reached" if seen["p99"] <= GOAL else "missed"
            rates.append([f"{rate:,}", f"{rate * seconds / seen['drained']:.0f}", str(seen["told"]), *[str(seen[each]) for each in ("p50", "p99", "max")], reached])
    write(result, options, queues.busy(load), storms, rates)


def write(result, options, busy, storms, rates):
    result.add(
        "The relay with its task's size, and all else of the sandbox (SQS, DynamoDB, SNS, the sender) on the same cores."
        f" A warm relay; every event is a stopped task's, put into the relay's queue as EventBridge puts it.{busy}\n"
    )
    result.add(f"## {options.events:,} events at once\n")
    result.add(report.table(["events of", "events/s", "relay's CPU-s per 1,000", "alerts told", "events left"], storms))
    result.add(f"## Events at a rate, up to {TOLD_A_SECOND} a second the first of their cause\n")
    result.add("Milliseconds from the event to its alert's arrival in a queue that is subscribed to the topic.\n")
    result.add(report.table(["events/s sent", "events/s done", "alerts told", "p50 ms", "p99 ms", "max ms", f"goal, p99 ≤ {GOAL}"], rates))
    result.write()
