"""The batch-job as its task starts it, next to DuckDB alone, plain Java and Spark, over the same files."""

import csv
import hashlib
import json
import math
import os
import re
import shutil
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from harness import endpoint, measure, queues, report, sandbox_start, tools

PORT = 4597
MAIN = "dev.fairway.benchmarks.batch."
REPORTS = tools.BENCHMARKS / "peers/batch/reports"
DATA = tools.TARGET / "batch-data"
HOUR = "dt=2026-11-22/hr=14"
WINDOW = "2026-11-22T14:00:00Z"
BUCKET = "benchmark-data"
CPU, MEMORY = 2048, 4096  # of the task, where no template says
GOAL = 1.1
SPARK_OPENS = ["java.lang", "java.lang.invoke", "java.net", "java.nio", "java.util", "java.util.concurrent", "sun.nio.ch"]


@dataclass(frozen=True)
class Input:
    """Files of one format that a report reads: on the disk, and in the bucket under the report's prefix."""

    name: str
    files: str
    folder: Path

    @property
    def report(self):
        return REPORTS / f"bench-{self.name}.sql"

    @property
    def prefix(self):
        return f"{self.name}/{HOUR}/"


class Jars:
    """The built batch-job, our mains, and the peers that were found."""

    def __init__(self):
        self.app = tools.need(tools.REPO / "batch-job/target/app/batch-job.jar", "build the batch-job").parent
        self.java = str(tools.java_home() / "bin/java")
        self.lib = self.app / "lib/*"
        self.fastcsv = maven_peers("batch", tools.BENCHMARKS / "peers/batch/pom.xml")
        self.mains = tools.compiled("batch-mains", tools.MAINS / "batch", [self.lib, self.fastcsv / "*"])
        self.path = os.pathsep.join([str(self.mains), quiet(self.app / "lib"), str(self.fastcsv / "*")])

    def main(self, name, *arguments, flags=()):
        standard = ["-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", *flags]
        return [self.java, *standard, "-cp", self.path, f"{MAIN}{name}", *map(str, arguments)]


def quiet(folder):
    """Without a log back end, which prints every detail where nothing configures it."""
    return os.pathsep.join(str(jar) for jar in sorted(folder.glob("*.jar")) if not jar.name.startswith("logback"))


def maven_peers(name, pom, optional=False):
    """The jars that a pom names, copied by Maven; None where they can't be had and are optional."""
    folder, stamp = tools.TARGET / "jars" / name, tools.TARGET / "jars" / f"{name}.copied"
    if tools.newer(stamp, pom):
        return folder
    command = [tools.on_path("mvn", "it brings peers"), "-q", "-B", "-f", pom, "dependency:copy-dependencies", f"-DoutputDirectory={folder}"]
    env = os.environ | {"JAVA_HOME": str(tools.java_home())}
    done = subprocess.run([str(part) for part in command], env=env, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        stamp.touch()
        return folder
    if not optional:
        tools.fail(f"Maven could not bring {name}: {done.stdout[-2000:]}")
    return None


def task_size():
    """CPU units and memory of the task, from the template where there is one."""
    template = tools.REPO / "infra/templates/FairwayBatchJob.template.json"
    if template.exists():
        for resource in json.loads(template.read_text())["Resources"].values():
            if resource["Type"] == "AWS::ECS::TaskDefinition":
                return int(resource["Properties"]["Cpu"]), int(resource["Properties"]["Memory"])
    return CPU, MEMORY


def task_flags(cpu, memory):
    """As the sandbox turns a task's size into flags of the JVM."""
    return [f"-XX:MaxRAM={memory}m", f"-XX:ActiveProcessorCount={processors(cpu)}"]


def processors(cpu):
    return min(os.cpu_count() or 1, max(1, math.ceil(cpu / 1024)))


class Region:
    """Data bucket, and for each run of the job a bucket and a table of its own, so that it finds nothing made."""

    def __init__(self, jars, place, env, options, load):
        self.jars, self.place, self.env, self.options, self.load = jars, place, env, options, load
        self.cpu, self.memory = task_size()
        self.runs = 0
        self.work = tools.TARGET / "batch-work"
        self.rows = {}

    def ask(self, *words):
        self.place.stdin.write(" ".join(str(word) for word in words) + "\n")
        self.place.stdin.flush()
        return self.place.stdout.readline().strip() or tools.fail(f"the placer has ended: see target/place.log ({words})")

    def fresh(self, name):
        folder = self.work / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    def job(self, data, name="batch-job, download included"):
        command = [self.jars.java, "@run.args", *task_flags(self.cpu, self.memory), *self.cache(data), "-jar", "batch-job.jar"]
        return measure.Variant(name, command, self.jars.app, self.env | {"REPORT_NAMES": f"bench-{data.name}"})

    def cache(self, data):
        """The task starts with its AOT cache; where the build left none, a run that is not measured makes it."""
        cache = self.jars.app / "app.aot"
        if not cache.exists():
            command = [self.jars.java, "@run.args", *task_flags(self.cpu, self.memory), f"-XX:AOTCacheOutput={cache}", "-jar", "batch-job.jar"]
            env = self.env | {"REPORT_NAMES": f"bench-{data.name}"}
            try:
                self.run_job(measure.Variant("training", command, self.jars.app, env), data)
            except measure.Failed:
                cache.unlink(missing_ok=True)
                raise
        return [f"-XX:AOTCache={cache}", "-XX:AOTMode=on"]

    def run_job(self, variant, data):
        """One run; what it made is checked against its manifest."""
        self.runs += 1
        name = f"benchmark-reports-{self.runs}"
        self.ask("bucket", name)
        self.ask("table", name)
        places = {"REPORTS_BUCKET": name, "STATE_TABLE": name, "WORK_FOLDER": str(self.fresh("job"))}
        done = measure.run(replace(variant, env=variant.env | places))
        manifest, table = self.work / "manifest.json", self.work / "table.csv"
        if int(self.ask("result", name, "manifest.json", manifest).split()[0]) != 1:
            raise measure.Failed(f"{variant.name} left no manifest of {data.name}:\n{done.output[-3000:]}")
        self.ask("result", name, ".csv", table)
        written = json.loads(manifest.read_text())
        if written["rowsRejected"] != 0 or written["rowsUsed"] != written["rowsRead"]:
            raise measure.Failed(f"{variant.name} rejected rows of {data.name}: {manifest}")
        self.rows[data.name] = written["rowsRead"]
        lines = list(csv.reader(table.read_text().splitlines()))[1:]
        return replace(done, output="\n".join(",".join(line) for line in lines))

    def run(self, variant, data):
        if "batch-job.jar" in variant.command:
            done = self.run_job(variant, data)
        else:
            self.fresh("copy")
            done = measure.run(variant)
        print(f"  {variant.name}: {done.cpu:.2f} CPU-s, {done.wall:.1f} s, {done.rss:.0f} MB", file=sys.stderr)
        return done

    def duck(self, data, name, *copied):
        """With the task's flags and the memory limit of the job's DuckDB."""
        flags = ["-XX:TieredStopAtLevel=1", *task_flags(self.cpu, self.memory)]
        folder = self.work / "copy/files" if copied else data.folder
        return self.variant(name, self.jars.main("DuckDbAlone", data.report, folder, self.options.memory, *copied, flags=flags))

    def copying(self, data, name="plain copying alone"):
        flags = ["-XX:TieredStopAtLevel=1", *task_flags(self.cpu, self.memory)]
        return self.variant(name, self.jars.main("Copying", BUCKET, data.prefix, self.work / "copy/files", flags=flags))

    def plain(self, data, name, main):
        return self.variant(name, self.jars.main(main, data.folder, flags=[f"-XX:ActiveProcessorCount={processors(self.cpu)}"]))

    def cached(self, variant):
        """The same start as the job's: with an AOT cache, out of a run that is not measured."""
        cache = tools.TARGET / f"{variant.name.replace(' ', '-')}.aot"
        java, *rest = variant.command
        cache.unlink(missing_ok=True)
        self.run(replace(variant, name=f"training of {variant.name}", command=[java, f"-XX:AOTCacheOutput={cache}", *rest]), None)
        return replace(variant, command=[java, f"-XX:AOTCache={cache}", "-XX:AOTMode=on", *rest])

    def variant(self, name, command):
        return measure.Variant(name, command, tools.TARGET, self.env)


YARDSTICK = "DuckDB with plain copying before"


@contextmanager
def region(options):
    """A sandbox for its S3 and DynamoDB, and a helper that fills and empties buckets."""
    load = os.getloadavg()[0]
    jars = Jars()
    with ExitStack() as stack:
        stack.enter_context(sandbox_start.started(sandbox_start.sandbox("sandbox", False, PORT)))
        env = tools.environment(
            **stack.enter_context(endpoint.agent()),
            **contract(options),
            AWS_ENDPOINT_URL=f"http://127.0.0.1:{PORT}",
            AWS_REGION="us-east-1",
            AWS_EXECUTION_ENV="AWS_ECS_FARGATE",
        )
        place = stack.enter_context(queues.process(jars.main("Place"), env, "place.log"))
        made = Region(jars, place, env, options, load)
        made.ask("bucket", BUCKET)
        yield made


def contract(options):
    """What infra sets on the container; nothing but the reports is asked for."""
    return {
        "EVENT_ID": "00000000-0000-0000-0000-000000000000",
        "SCHEDULED_AT": "2026-11-22T15:00:00Z",
        "REPORT_WINDOW": WINDOW,
        "REPORT_FOLDER": REPORTS,
        "DATA_BUCKET": BUCKET,
        "LOGS_BUCKET": BUCKET,
        "LOGS_PREFIX": "alb",
        "UPLOADS_BUCKET": "",
        "EVENT_BUS": "",
        "METRICS_NAMESPACE": "",
        "WORK_MEMORY": options.memory,
        "WORK_DISK": options.disk,
        "TASK_DEADLINE": "PT50M",
    }


def generated(jars, name, files, options, rows):
    """Files of a format, made once for a number of rows."""
    folder = DATA / f"{name}-{rows}"
    stamp = folder.with_suffix(".made")
    if not stamp.exists():
        print(f"making {rows:,} rows as {files}", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        tools.sh(jars.main("Generate", folder, files, rows, options.files))
        stamp.touch()
    return Input(name, files, folder)


def sizes(data):
    files = list(data.folder.iterdir())
    return f"{len(files)} files, {sum(file.stat().st_size for file in files) / 1e6:,.0f} MB"


def spark(place, data):
    """Spark where it can be had; else None, and the reason is said."""
    java = spark_java()
    jars = maven_peers("spark", tools.BENCHMARKS / "peers/batch/spark/pom.xml", optional=True) if java else None
    if not jars:
        why = "could not be fetched" if java else "needs a Java 17 or 21"
        print(f"Spark {why}: measured without it", file=sys.stderr)
        return None
    classes = tools.TARGET / "spark-main"
    javac = [tools.java_home() / "bin/javac", "-nowarn", "-proc:none", "--release", "17", "-cp", f"{jars}/*", "-d", classes]
    tools.sh([*javac, tools.BENCHMARKS / "peers/batch/spark/SparkAlone.java"])
    opens = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in SPARK_OPENS]
    command = [java, f"-Xmx{place.memory * 3 // 4}m", "-XX:+UseSerialGC", *opens, "-cp", os.pathsep.join([str(classes), f"{jars}/*"]), "SparkAlone"]
    of_spark = place.variant("Spark, local, one run", [*command, str(data.report), str(data.folder), str(processors(place.cpu))])
    return replace(of_spark, once=True)


def spark_java():
    """Hadoop asks the JVM for what the versions after 23 refuse, so a Java 17 or 21."""
    for folder in ("/usr/lib/jvm", Path.home() / ".sdkman/candidates/java", "/Library/Java/JavaVirtualMachines"):
        for java in sorted([*Path(folder).glob("*/bin/java"), *Path(folder).glob("*/Contents/Home/bin/java")]):
            if re.search(r'version "(17|21)\b', report.first_line([java, "-version"])):
                return str(java)
    return None


def variants(place, data, options):
    found = [
        place.job(data),
        place.cached(place.duck(data, YARDSTICK, BUCKET, data.prefix)),
        place.cached(place.duck(data, "DuckDB alone, local files")),
        place.cached(place.copying(data)),
    ]
    if data.files == "csv":
        found.append(place.plain(data, "plain Java, FastCSV, local files", "PlainCsv"))
    if data.files == "jsonl":
        found.append(place.plain(data, "plain Java, Jackson, local files", "PlainJson"))
    of_spark = None if options.without_spark else spark(place, data)
    return found + ([of_spark] if of_spark else [])


def main(options):
    result = report.Report("The batch-job over 12 large files", tools.RESULTS, "batch")
    with region(options) as place:
        result.add(intro(place, options, f"{options.rows:,} rows in {options.files} files"))
        for name in options.formats.split(","):
            data = generated(place.jars, name, name, options, options.rows)
            place.ask("put", BUCKET, data.prefix, data.folder)
            measured(place, data, variants(place, data, options), options, result, options.rows)
    result.write()


def small(options):
    """Many objects of one line each."""
    result = report.Report("The batch-job over many small files", tools.RESULTS, "batch-small")
    with region(options) as place:
        result.add(intro(place, options, f"{options.objects:,} objects of one line"))
        data = Input("small", "jsonl", place.fresh("small"))
        place.ask("small", BUCKET, data.prefix, options.objects)
        tools.sh(place.jars.main("Copying", BUCKET, data.prefix, data.folder), env=place.env)
        ways = [
            place.job(data),
            place.cached(place.duck(data, YARDSTICK, BUCKET, data.prefix)),
            place.cached(place.duck(data, "DuckDB alone, local files")),
            place.cached(place.copying(data)),
        ]
        measured(place, data, ways, options, result, options.objects)
    result.write()


def spill(options):
    """Data ten times DuckDB's memory limit, with more groups than fit."""
    result = report.Report("The batch-job over far more data than memory", tools.RESULTS, "batch-spill")
    with region(options) as place:
        rows = options.rows or round(10 * options.memory * 1e6 / 66)
        result.add(intro(place, options, f"{rows:,} rows, about {rows * 66 / 1e6:,.0f} MB of CSV once inflated"))
        data = generated(place.jars, "spill", "csv", options, rows)
        place.ask("put", BUCKET, data.prefix, data.folder)
        ways = [place.job(data), place.cached(place.duck(data, YARDSTICK, BUCKET, data.prefix))]
        measured(place, data, ways, options, result, rows)
        shutil.rmtree(place.work, ignore_errors=True)
    result.write()


def intro(place, options, what):
    return (
        f"{report.first_line([place.jars.java, '--version'])}; {what}. Task of {place.cpu} CPU units and {place.memory} MiB,"
        f" DuckDB's memory limit {options.memory} MB in the job and alone. S3 is the sandbox's, on the same cores; what it costs"
        f" is not counted. Medians of {options.rounds} interleaved rounds."
        f"{queues.busy(place.load)}\n"
    )


def measured(place, data, ways, options, result, rows):
    results = measure.interleaved(ways, options.rounds, lambda variant: place.run(variant, data))
    if place.rows[data.name] != rows:
        raise measure.Failed(f"the job counted {place.rows[data.name]:,} rows of {rows:,}")
    result.add(f"## {data.name}: {sizes(data)}\n")
    result.add(table(results))
    result.add(agreement(results))
    job, base = (cpu(results, name) for name in (ways[0].name, YARDSTICK))
    reached = "reached" if job <= GOAL * base else "missed"
    result.add(f"Goal, at most {GOAL}× of DuckDB with plain copying: {job / base:.2f}×, {reached}.\n")


def cpu(results, name):
    return measure.median([run.cpu for run in results[name]])


def table(results):
    base = cpu(results, YARDSTICK)
    rows = []
    for name, runs in results.items():
        spread = report.spread([run.cpu for run in runs], 1)
        wall, rss = (measure.median([getattr(run, what) for run in runs]) for what in ("wall", "rss"))
        rows.append([name, f"{cpu(results, name):.2f}", spread, report.ratio(cpu(results, name), base), f"{wall:.1f}", f"{rss:.0f}"])
    return report.table(["way", "CPU-s", "min–max", "ratio", "wall s", "peak RSS MB"], rows)


def agreement(results):
    """All that made the table made the same one."""
    made = {name: digest(runs[-1].output) for name, runs in results.items() if "," in runs[-1].output}
    if len(set(made.values())) == 1:
        return f"The {len(made)} that make the table made the same (SHA-256 {next(iter(made.values()))}).\n"
    return "**The tables differ:** " + ", ".join(f"{name} {value}" for name, value in made.items()) + "\n"


def digest(output):
    """Of the rows, with every number as a number."""
    rows = [[number(field) for field in line.split(",")] for line in output.splitlines() if line.count(",") >= 4]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:12]


def number(field):
    try:
        return round(float(field), 3)
    except ValueError:
        return field
