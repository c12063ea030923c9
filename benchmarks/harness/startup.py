"""Start to exit of the task: read a tiny image, write its record, end."""

import json
import math
import os
import sys
from contextlib import ExitStack
from dataclasses import replace

from harness import calls, endpoint, images, measure, report, sandbox_start, tools

PORT = 4598
BASE = "Python, boto3"
OURS = "image-processor, as the sandbox starts it"
SPARE_UPLOADS = 24


def place(address, agent):
    """What every variant is told, but for its upload."""
    names = {
        "IMAGES_TABLE": f"benchmark-images-{os.getpid()}",
        "OBJECT_BUCKET": f"benchmark-uploads-{os.getpid()}",
        "RENDITIONS_BUCKET": f"benchmark-renditions-{os.getpid()}",
        "DATA_BUCKET": f"benchmark-data-{os.getpid()}",
    }
    return tools.environment(
        **names,
        **agent,
        AWS_ENDPOINT_URL=address,
        AWS_REGION="us-east-1",
        AWS_DEFAULT_REGION="us-east-1",
        AWS_EXECUTION_ENV="AWS_ECS_FARGATE",
        RENDITION_WIDTHS="320,1024,2048",
        RENDITION_FORMATS="webp,jpeg",
        IMAGE_MAX_BYTES="50MB",
        IMAGE_MAX_PIXELS="100000000",
        TASK_DEADLINE="PT4M",
        METRICS_NAMESPACE="Fairway",
        EVENT_TIME="2026-01-01T00:00:00Z",
        OBJECT_VERSION_ID="",
        OBJECT_ETAG="",
    )


class Uploads:
    """Hands each run an upload of its own, so that none is a duplicate."""

    def __init__(self, env, python, count):
        self.numbers = iter(range(count))
        made = measure.run(measure.Variant("place", [str(python), str(tools.BENCHMARKS / "peers/place.py"), str(count)], env=env))
        self.size = made.output.strip()

    def run(self, variant, runner=measure.run):
        number = next(self.numbers)
        event = {
            "EVENT_ID": f"00000000-0000-0000-0000-{number:012d}",
            "OBJECT_KEY": f"in/{number}.png",
            "OBJECT_SIZE": self.size,
            "OBJECT_SEQUENCER": f"{number + 1:016X}",
        }
        return runner(replace(variant, env=variant.env | event))


def task_definition():
    """The properties of the image-processor's task definition."""
    template = json.loads((tools.REPO / "infra/templates/FairwayImageProcessor.template.json").read_text())
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::ECS::TaskDefinition":
            return resource["Properties"]
    tools.fail("the template holds no task definition")


def task_size():
    """Its CPU units and memory, as the sandbox turns them into flags of the JVM."""
    size = task_definition()
    processors = max(1, math.ceil(int(size["Cpu"]) / 1024))
    return [f"-XX:MaxRAM={size['Memory']}m", f"-XX:ActiveProcessorCount={processors}"]


def java_variants(env, uploads):
    app = tools.need(tools.REPO / "image-processor/target/app/run.args", "run ./fairway up once").parent
    java = str(tools.java_home() / "bin/java")
    (tools.TARGET / "tmp").mkdir(exist_ok=True)
    flags = ["@run.args", *task_size(), f"-Djava.io.tmpdir={tools.TARGET / 'tmp'}", "-Duser.home=/nonexistent"]
    in_app = ["-jar", "image-processor.jar"]
    mains = images.compile_mains(app)
    plain = ["-cp", images.class_path(app, mains), "dev.fairway.benchmarks.PlainTask"]

    def variant(name, command):
        return measure.Variant(name, [java, *command], app, env)

    def cached(name, command, cache):
        if not cache.exists():
            uploads.run(variant("training", [*flags, f"-XX:AOTCacheOutput={cache}", *command]))
        return variant(name, [*flags, f"-XX:AOTCache={cache}", "-XX:AOTMode=on", *command])

    plain_cache = tools.TARGET / "plain-task.aot"
    plain_cache.unlink(missing_ok=True)
    return [
        cached(OURS, in_app, app / "app.aot"),
        variant("image-processor, no AOT cache", [*flags, *in_app]),
        variant("image-processor, fat jar, the JVM's defaults", ["-jar", str(fat_jar(app))]),
        cached("plain Java main, AWS SDK, AOT cache", plain, plain_cache),
        variant("a JVM that does nothing (java --version)", [*flags, "--version"]),
    ]


def fat_jar(app):
    return tools.need(app.parent / "fat/image-processor.jar", "build the image-processor")


def node_variants(env):
    bundle = tools.TARGET / "task-bundled.mjs"
    shim = "import{createRequire}from'module';const require=createRequire(import.meta.url);"
    esbuild = [tools.PEERS / "node_modules/.bin/esbuild", tools.PEERS / "task.mjs", "--bundle", "--minify"]
    esbuild += ["--platform=node", "--target=node20", "--format=esm", f"--banner:js={shim}", f"--outfile={bundle}"]
    tools.sh([*esbuild, "--log-level=error"])
    return [
        measure.Variant("Node, AWS SDK v3, bundled", ["node", str(bundle)], tools.TARGET, env),
        measure.Variant("Node, AWS SDK v3, node_modules", ["node", str(tools.PEERS / "task.mjs")], tools.TARGET, env),
        measure.Variant("Node, bundled, the image-processor's calls", ["node", str(bundle), "same"], tools.TARGET, env),
    ]


def python_variants(env, python):
    task = [str(python), str(tools.PEERS / "task.py")]
    return [
        measure.Variant(BASE, task, tools.TARGET, env),
        measure.Variant("Python, boto3, the image-processor's calls", [*task, "same"], tools.TARGET, env),
    ]


def calls_of(variant, address, uploads):
    """What a variant asks of AWS, in one run that is not measured."""
    with calls.recorded(address) as (forwarder, streams):
        uploads.run(replace(variant, env=variant.env | {"AWS_ENDPOINT_URL": forwarder}))
        found = calls.counted(streams)
    return ", ".join(f"{name} ×{count}" if count > 1 else name for name, count in sorted(found.items()))


def main(options):
    tools.node_peers()
    python = tools.venv("requirements")
    with ExitStack() as stack:
        address = options.endpoint
        if not address:
            stack.enter_context(sandbox_start.started(sandbox_start.sandbox("sandbox", False, PORT)))
            address = f"http://127.0.0.1:{PORT}"
        env = place(address, stack.enter_context(endpoint.agent()))
        uploads = Uploads(env, python, (options.rounds + 1) * 10 + SPARE_UPLOADS)
        variants = java_variants(env, uploads) + python_variants(env, python) + node_variants(env)
        results = measure.interleaved(variants, options.rounds, uploads.run)
        listed = [(variant.name, calls_of(variant, address, uploads)) for variant in variants]
    write(options, python, results, listed)


def write(options, python, results, listed):
    result = report.Report("Start to exit of a task", tools.RESULTS, "startup")
    boto3 = report.first_line([python, "-c", "import boto3; print(boto3.__version__)"])
    result.add(
        f"{report.first_line([tools.java_home() / 'bin/java', '--version'])}; Python {sys.version.split()[0]}, boto3"
        f" {boto3}; Node {report.first_line(['node', '--version'])}, AWS SDK"
        f" {tools.node_version('@aws-sdk/client-s3')}, esbuild {tools.node_version('esbuild')}.\n\n"
        f"A PNG of 16×16 pixels; S3 and DynamoDB of"
        f" {options.endpoint and 'another endpoint' or 'the sandbox'} on loopback; credentials from a container"
        f" credentials address. Medians of {options.rounds} interleaved rounds; ratios are CPU against {BASE}.\n"
    )
    base_cpu = measure.median([run.cpu for run in results[BASE]])
    rows = []
    for name, runs in results.items():
        cpu, wall, rss = (measure.median([getattr(run, what) for run in runs]) for what in ("cpu", "wall", "rss"))
        spread = report.spread([run.cpu for run in runs], 2)
        rows.append([name, f"{cpu:.2f}", spread, report.ratio(cpu, base_cpu), f"{wall:.2f}", f"{rss:.0f}"])
    result.add(report.table(["task", "CPU-s", "min–max", "ratio", "wall s", "peak RSS MB"], rows))
    result.add("What each asks of AWS (read from the wire in one more run):\n")
    result.add("\n".join(f"- {name}: {made or 'nothing'}" for name, made in listed) + "\n")
    result.write()
