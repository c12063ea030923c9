"""Messages per second of one task that does nothing with them, on one queue server, and its memory over a long run."""

import json
import math
import os
import subprocess
import sys
import time
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace

from harness import calls, endpoint, measure, report, sandbox_start, tools

MAIN = "dev.fairway.benchmarks.queue."
RAW = "raw SDK loop, 1 thread"
LISTENER = "Spring Cloud AWS, a default @SqsListener"
PLAIN = "queue-worker, idempotency off"
ONCE = "queue-worker, idempotency on"
GOALS = [(PLAIN, RAW, 0.9), (ONCE, RAW, 0.5), (PLAIN, LISTENER, 2.0), (ONCE, LISTENER, 2.0)]
LISTED_MESSAGES = 2000
BUSY = 0.7  # load average for each core at the start
BUSY_MACHINE = "\n\n**Measured while the machine was busy with other work: these are no figures to quote.**"
CPU, MEMORY = 512, 1024  # of the task, where no template says


@dataclass(frozen=True)
class Drained:
    """What a consumer did with the messages that were measured; CPU is in seconds for 1,000 messages.

    The CPU of the server and of DynamoDB, its child, is that of the whole run.
    """

    rate: float
    cpu: float
    server: float
    tables: float
    rss: float


class Jars:
    """What the server and the consumers run from: the built sandbox, the built queue-worker, our mains."""

    def __init__(self):
        self.sandbox = tools.need(tools.REPO / "sandbox/target/sandbox.jar", "build the sandbox")
        self.app = tools.need(tools.REPO / "queue-worker/target/app/queue-worker.jar", "build the queue-worker").parent
        self.tables = tools.need(tools.REPO / "sandbox/dynamodb-local/target/lib", "build sandbox/dynamodb-local")
        self.java = str(tools.java_home() / "bin/java")
        of_sandbox = [self.sandbox, self.sandbox.parent / "lib/*"]
        of_app = [self.app / "queue-worker.jar", self.app / "lib/*"]
        self.mains = tools.compiled("queue-mains", tools.MAINS / "queue", [*of_sandbox, *of_app])

    def server(self):
        """As fast as it gets: with the second compiler and room for many messages."""
        flags = ["-XX:+UseSerialGC", "-Xmx3g", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"]
        path = self.path(self.sandbox, self.sandbox.parent / "lib/*")
        return [self.java, *flags, "-Xlog:disable", "-cp", path, f"{MAIN}QueueServer", str(self.tables)]

    def feeder(self):
        return [self.java, "-XX:+UseSerialGC", "-Xlog:disable", "-cp", self.quiet_path(), f"{MAIN}Feeder"]

    def path(self, *parts):
        return os.pathsep.join(str(part) for part in [self.mains, *parts])

    def quiet_path(self):
        """Without a log back end, which prints every detail where nothing configures it."""
        return self.path(*[jar for jar in sorted((self.app / "lib").glob("*.jar")) if not jar.name.startswith("logback")])

    def variants(self, env):
        """Every JVM has the flags of the queue-worker's task; its Spring AOT classes are those of its own main."""
        flags = ["@run.args", *task_size(), "-Dspring.aot.enabled=false", "-cp"]
        raw, listener = self.quiet_path(), self.path(self.app / "lib/*")
        worker = self.path(self.app / "queue-worker.jar", self.app / "lib/*")

        def variant(name, path, main, *arguments, **more):
            return measure.Variant(name, [self.java, *flags, path, f"{MAIN}{main}", *arguments], self.app, env | more)

        return [
            variant(RAW, raw, "RawLoop", "1"),
            variant("raw SDK loop, 4 threads", raw, "RawLoop", "4"),
            variant("raw SDK loop, 4 threads, writing the records", raw, "RawLoop", "4", "records"),
            variant(LISTENER, listener, "DefaultListener"),
            variant(PLAIN, worker, "NoOpWorker", QUEUE_IDEMPOTENCY="false"),
            variant(ONCE, worker, "NoOpWorker", QUEUE_IDEMPOTENCY="true"),
        ]


def task_size():
    """The size of the queue-worker's task, as the sandbox turns it into flags of the JVM."""
    cpu, memory = CPU, MEMORY
    template = tools.REPO / "infra/templates/FairwayQueueWorker.template.json"
    if template.exists():
        for resource in json.loads(template.read_text())["Resources"].values():
            if resource["Type"] == "AWS::ECS::TaskDefinition":
                cpu, memory = int(resource["Properties"]["Cpu"]), int(resource["Properties"]["Memory"])
    return [f"-XX:MaxRAM={memory}m", f"-XX:ActiveProcessorCount={max(1, math.ceil(cpu / 1024))}"]


@contextmanager
def process(command, env, log):
    """A helper process that ends with its input; answers line by line."""
    with (tools.TARGET / log).open("w") as errors:
        started = subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True)
        try:
            yield started
        finally:
            started.stdin.close()
            try:
                started.wait(30)
            except subprocess.TimeoutExpired:
                started.kill()
                started.wait()


class Queues:
    """Makes a queue with its tables for each run, and fills it."""

    def __init__(self, feeder, server):
        self.feeder = feeder
        self.server = server
        self.number = 0

    def server_cpu(self):
        """CPU-seconds so far of the server, and of DynamoDB, its child; they are read where there is a /proc."""
        if not os.path.exists("/proc/self/stat"):
            return 0.0, 0.0
        own, *children = [sandbox_start.cpu(pid) for pid in sandbox_start.processes(self.server.pid)]
        return own, sum(children)

    def ask(self, *words):
        self.feeder.stdin.write(" ".join(str(word) for word in words) + "\n")
        self.feeder.stdin.flush()
        return self.feeder.stdout.readline().strip() or tools.fail(f"the feeder has ended: see target/feeder.log ({words})")

    @contextmanager
    def queue(self, variant, messages):
        """A queue that is to be empty at the end, and the variables that lead to it."""
        self.number += 1
        name = f"benchmark-{self.number}"
        work, dead = self.ask("open", name).split()
        self.ask("send", name, 0, messages)
        places = {
            "QUEUE_URL": work,
            "DEADLETTER_URL": dead,
            "JOBS_TABLE": f"{name}-jobs",
            "SUBSCRIPTIONS_TABLE": f"{name}-subscriptions",
            "METRICS_NAMESPACE": "",
        }
        yield name, replace(variant, env=variant.env | places)
        left = int(self.ask("close", name))
        if left:
            raise measure.Failed(f"{variant.name} left {left} of {messages} messages in its queues")


@contextmanager
def region():
    """The variants and their queues on a server of their own."""
    jars = Jars()
    with ExitStack() as stack:
        server = stack.enter_context(process(jars.server(), tools.environment(), "queue-server.log"))
        address = first_address(server)
        env = tools.environment(
            **stack.enter_context(endpoint.agent()),
            AWS_ENDPOINT_URL=address,
            AWS_REGION="us-east-1",
        )
        queues = Queues(stack.enter_context(process(jars.feeder(), env, "feeder.log")), server)
        yield jars.variants(env), queues, address


def first_address(server):
    for line in server.stdout:
        if line.startswith("http"):
            return line.strip()
    tools.fail("the queue server did not start: see target/queue-server.log")


def counting(variant, warm, messages, sample=0):
    more = {"BENCHMARK_WARM": str(warm), "BENCHMARK_TOTAL": str(messages), "BENCHMARK_SAMPLE": str(sample)}
    return replace(variant, env=variant.env | more)


def measured(output):
    """The meter's line, which stands among the log's."""
    return next(json.loads(line) for line in output.splitlines() if line.startswith('{"messages"'))


def drained(queues, variant, options):
    warm = int(options.messages * options.warm)
    with queues.queue(counting(variant, warm, options.messages), options.messages) as (_, placed):
        before = queues.server_cpu()
        run = measure.run(placed)
        after = queues.server_cpu()
    result = measured(run.output)
    rate = result["messages"] / result["seconds"]
    print(f"  {variant.name}: {rate:.0f}/s", file=sys.stderr)
    server, tables = ((end - start) * 1000 / options.messages for start, end in zip(before, after))
    return Drained(rate, result["cpu"] * 1000 / result["messages"], server, tables, run.rss)


def calls_of(variant, address, queues):
    """What a variant asks of AWS for 1,000 messages, in one run that is not measured."""
    with calls.recorded(address) as (forwarder, streams):
        recorded = replace(variant, env=variant.env | {"AWS_ENDPOINT_URL": forwarder})
        with queues.queue(counting(recorded, 1, LISTED_MESSAGES), LISTED_MESSAGES) as (_, placed):
            measure.run(placed)
        found = calls.counted(streams)
    return ", ".join(f"{name} {count * 1000 / LISTED_MESSAGES:.0f}" for name, count in found.most_common())


def main(options):
    load = os.getloadavg()[0]
    result = report.Report("Messages per second of one task", tools.RESULTS, "queue")
    with region() as (variants, queues, address):
        results = measure.interleaved(variants, options.rounds, lambda variant: drained(queues, variant, options))
        listed = [(variant.name, calls_of(variant, address, queues)) for variant in variants]
    write(result, options, busy(load), results, listed)


def busy(load):
    """Said where the machine had other work when the run began."""
    return BUSY_MACHINE if load > BUSY * os.cpu_count() else ""


def write(result, options, caveat, results, listed):
    result.add(
        f"{report.first_line([tools.java_home() / 'bin/java', '--version'])}; flags of each consumer: {' '.join(task_size())}.\n\n"
        f"A queue with {options.messages:,} jobs for each run, the first {options.warm:.0%} not measured; SQS and DynamoDB of"
        f" the sandbox on loopback, on the same cores as the consumer. Medians of {options.rounds} interleaved rounds;"
        f" ratios are messages per second against the {RAW}.{caveat}\n"
    )
    rates = {name: measure.median([run.rate for run in runs]) for name, runs in results.items()}
    rows = []
    for name, runs in results.items():
        spread = report.spread([run.rate for run in runs], 0)
        cpu = [f"{measure.median([getattr(run, what) for run in runs]):.2f}" for what in ("cpu", "server", "tables")]
        rss = measure.median([run.rss for run in runs])
        rows.append([name, f"{rates[name]:.0f}", spread, report.ratio(rates[name], rates[RAW]), *cpu, f"{rss:.0f}"])
    head = ["consumer", "messages/s", "min–max", "ratio", "CPU-s per 1,000", "SQS's", "DynamoDB's", "peak RSS MB"]
    result.add(report.table(head, rows))
    result.add(report.table(["goal", "asked", "measured", "reached"], [goal(rates, *each) for each in GOALS]))
    result.add("Calls for 1,000 messages (read from the wire in one more run):\n")
    result.add("\n".join(f"- {name}: {made}" for name, made in listed) + "\n")
    result.write()


def goal(rates, name, base, asked):
    found = rates[name] / rates[base]
    return [f"{name}, against: {base}", f"{asked:.1f}×", f"{found:.2f}×", "yes" if found >= asked else "no"]


def memory(options):
    """One consumer and as many messages as asked, fed while it works so that the server stays small."""
    if not os.path.exists("/proc/self/status"):
        tools.fail("this one reads /proc: run it on Linux")
    chosen, name = (ONCE, "queue-memory-records") if options.idempotency else (PLAIN, "queue-memory")
    result = report.Report("Memory of the queue-worker over a long run", tools.RESULTS, name)
    with region() as (variants, queues, _):
        variant = next(each for each in variants if each.name == chosen)
        samples, rate = long_run(queues, variant, options)
    write_memory(result, options, chosen, samples, rate)
    result.write()


def long_run(queues, variant, options):
    """The samples; each makes room for as many messages again, until all are sent or the time is up."""
    every, total = options.every, options.messages
    ahead = min(2 * every, total)
    with queues.queue(counting(variant, every, total, every), ahead) as (name, placed):
        log = (tools.TARGET / "queue-memory.log").open("w")
        consumer = subprocess.Popen(
            placed.command, cwd=placed.cwd, env=placed.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log, text=True
        )
        samples, begin = [], time.monotonic()
        for line in consumer.stdout:
            if not line.startswith('{"sample"'):
                continue
            samples.append(json.loads(line) | {"at": time.monotonic() - begin})
            print(f"  {line.strip()}", file=sys.stderr)
            if time.monotonic() - begin > options.minutes * 60:
                break
            if ahead < total:
                queues.ask("send", name, ahead, min(ahead + every, total))
                ahead += every
        else:
            if consumer.wait() != 0:
                raise measure.Failed(f"{variant.name} ended with exit code {consumer.returncode}: see target/queue-memory.log")
        if consumer.poll() is None:
            consumer.terminate()
            consumer.communicate()
            queues.ask("purge", name)
    first, last = samples[0], samples[-1]
    return samples, (last["sample"] - first["sample"]) / max(last["at"] - first["at"], 0.001)


def slope(samples, what):
    """Megabytes that each million messages adds: least squares."""
    points = [(sample["sample"] / 1e6, sample[what]) for sample in samples]
    mean_x, mean_y = (sum(axis) / len(points) for axis in zip(*points))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0.0


def write_memory(result, options, name, samples, rate):
    settled = samples[len(samples) // 2 :]
    done = samples[-1]["sample"]
    result.add(
        f"{name}: {done:,} of {options.messages:,} messages, {rate:.0f}/s while they were being sent; a sample each"
        f" {options.every:,}, after a full collection. JVM flags: {' '.join(task_size())}.\n"
    )
    what = {"heap": "heap after collection, MB", "other": "metaspace and code, MB", "rss": "RSS, MB"}
    head = ["", "first", "at half", "last", "least–most in the second half", "slope in the second half, MB per million"]
    rows = []
    for key, words in what.items():
        values = [sample[key] for sample in samples]
        spread = report.spread([sample[key] for sample in settled], 1)
        rows.append([words, f"{values[0]:.1f}", f"{values[len(values) // 2]:.1f}", f"{values[-1]:.1f}", spread, f"{slope(settled, key):+.2f}"])
    result.add(report.table(head, rows))
    heaps = " ".join(f"{sample['heap']:.1f}" for sample in samples)
    residents = " ".join(f"{sample['rss']:.0f}" for sample in samples)
    result.add(f"- heap: {heaps}\n- RSS: {residents}\n")
