"""CPU per image: our pipeline on libvips and in Java, against sharp and bare libvips on the same libvips."""

import json
import os
import sys
from pathlib import Path

from harness import measure, report, tools

OUT = tools.TARGET / "renditions"
PHOTOS = tools.TARGET / "camera"
FORMATS = {"jpeg": "JPEG", "webp,jpeg": "WebP and JPEG"}
BASE = "sharp, its best (cascade)"


def prepare(options):
    tools.node_peers()
    photos = camera_photos(options.photos)
    OUT.mkdir(parents=True, exist_ok=True)
    return photos, compile_bare(), Jvm()


def camera_photos(folder):
    """The photos of --photos as they are; else those of the packages, saved as a camera saves them."""
    if folder:
        found = [file for file in sorted(Path(folder).resolve().iterdir()) if file.suffix.lower() in (".jpg", ".jpeg")]
        return found or tools.fail(f"there is no .jpg in {folder}")
    published = tools.TARGET / "photos"
    if not published.exists():
        tools.sh([tools.BENCHMARKS / "photos"])
    PHOTOS.mkdir(parents=True, exist_ok=True)
    for photo in sorted(published.iterdir()):
        if not (PHOTOS / photo.name).exists():
            tools.sh(["node", tools.PEERS / "baseline.mjs", photo, PHOTOS / photo.name])
    return sorted(PHOTOS.iterdir())


def compile_bare():
    """renditions.c against the very library file that sharp loads."""
    tools.on_path("cc", "it compiles the bare libvips program")
    library, binary = tools.libvips(), tools.TARGET / "renditions-bare"
    headers = tools.PEERS / "node_modules/@img/sharp-libvips-dev/include"
    include = [headers, headers / "glib-2.0", library.parent / "glib-2.0/include"]
    flags = [f"-I{folder}" for folder in include] + [f"-Wl,-rpath,{library.parent}"]
    tools.sh(["cc", "-O2", *flags, tools.PEERS / "renditions.c", "-o", binary, library, "-lm"])
    return binary


class Jvm:
    """Our pipeline, from the built app's jars, with the app's flags."""

    def __init__(self):
        self.app = tools.need(tools.REPO / "image-processor/target/app/run.args", "run ./fairway up once").parent
        self.java = tools.java_home() / "bin/java"
        self.path = class_path(self.app, compile_mains(self.app))

    def command(self, engine, flags, *arguments):
        main = "dev.fairway.benchmarks.RenditionsOfPhotos"
        return [self.java, *flags, "-cp", self.path, main, engine, *arguments]

    def warm_flags(self):
        """A long run wants the second compiler, as the app's own run.args do not."""
        return ["-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-Djava.awt.headless=true"]

    def cold_flags(self, engine, photo, formats):
        """As the task starts: its flags, and an AOT cache trained on one photo."""
        cache = tools.TARGET / f"images-{engine}.aot"
        flags = [f"@{self.app / 'run.args'}"]
        training = self.command(engine, [*flags, f"-XX:AOTCacheOutput={cache}"], formats, 0, 1, OUT, photo)
        measure.run(measure.Variant("training", [str(part) for part in training], OUT, environment(1)))
        return [*flags, f"-XX:AOTCache={cache}", "-XX:AOTMode=on"]


def compile_mains(app):
    """The module's mains for the image-processor, compiled against the app that is measured."""
    return tools.compiled("mains", tools.MAINS, [app / "image-processor.jar", app / "lib/*"])


def class_path(app, mains):
    """The mains and the app's jars, without its log back end, which prints every detail where nothing configures it."""
    jars = [jar for jar in sorted((app / "lib").glob("*.jar")) if not jar.name.startswith("logback")]
    return os.pathsep.join(str(jar) for jar in [mains, app / "image-processor.jar", *jars])


def environment(threads):
    return tools.environment(VIPS_CONCURRENCY=threads, THREADS=threads, VIPS_LIBRARY=tools.libvips())


def variants(bare, jvm, java_flags, threads, *rest):
    """Every way to make the renditions; `java_flags` answers the JVM's flags for an engine."""
    sharp = ["node", tools.PEERS / "sharp.mjs"]
    commands = {
        "Fairway on libvips": jvm.command("libvips", java_flags("libvips"), *rest),
        "Fairway in Java (no libvips)": jvm.command("java", java_flags("java"), *rest),
        BASE: [*sharp, "cascade", *rest],
        "sharp, as documented (a pipeline per file)": [*sharp, "each", *rest],
        "bare libvips in C (cascade)": [bare, "cascade", *rest],
    }
    env = environment(threads)
    return [measure.Variant(name, [str(part) for part in command], OUT, env) for name, command in commands.items()]


def per_image(runs):
    """Medians per photo over all runs, then their mean: CPU-ms and wall-ms per image; and bytes per image."""
    lines = [json.loads(line) for run in runs for line in run.output.splitlines()]
    photos = sorted({line["photo"] for line in lines})

    def of(name):
        medians = [measure.median([line[name] for line in lines if line["photo"] == photo]) for photo in photos]
        return sum(medians) / len(medians)

    return of("cpu"), of("wall"), of("bytes")


def warm(options, photos, bare, jvm, formats, threads):
    rest = [formats, options.warm, 1, OUT, *photos]
    results = measure.interleaved(
        variants(bare, jvm, lambda engine: jvm.warm_flags(), threads, *rest), options.rounds
    )
    figures = {name: per_image(runs) for name, runs in results.items()}
    base_cpu = figures[BASE][0]
    rows = [
        [
            name,
            f"{cpu:.0f}",
            report.ratio(cpu, base_cpu),
            f"{wall:.0f}",
            f"{measure.median([run.rss for run in results[name]]):.0f}",
            f"{size / 1000:.0f}",
        ]
        for name, (cpu, wall, size) in figures.items()
    ]
    return report.table(
        ["engine", "CPU-ms per image", "ratio", "wall ms per image", "peak RSS MB", "kB written per image"], rows
    )


def cold(options, photos, bare, jvm, formats, threads):
    flags = {engine: jvm.cold_flags(engine, photos[0], formats) for engine in ("libvips", "java")}
    totals = {}
    for photo in photos:
        rest = [formats, 0, 1, OUT, photo]
        results = measure.interleaved(variants(bare, jvm, flags.get, threads, *rest), options.rounds)
        for name, runs in results.items():
            totals.setdefault(name, []).append(
                [measure.median([getattr(run, what) for run in runs]) for what in ("cpu", "wall", "rss")]
            )
    means = {name: [sum(column) / len(column) for column in zip(*rows)] for name, rows in totals.items()}
    base_cpu = means[BASE][0]
    rows = [
        [name, f"{cpu * 1000:.0f}", report.ratio(cpu, base_cpu), f"{wall * 1000:.0f}", f"{rss:.0f}"]
        for name, (cpu, wall, rss) in means.items()
    ]
    return report.table(["engine", "CPU-ms, start to exit", "ratio", "wall ms", "peak RSS MB"], rows)


def main(options):
    photos, bare, jvm = prepare(options)
    result = report.Report("Renditions of photos", tools.RESULTS, "images")
    megabytes = sum(photo.stat().st_size for photo in photos) / 1e6 / len(photos)
    result.add(
        f"libvips {tools.libvips().name.split('.so.')[-1]} in every row but the Java one, the same file; sharp"
        f" {tools.node_version('sharp')} on Node {report.first_line(['node', '--version'])};"
        f" {report.first_line([jvm.java, '--version'])}.\n\n"
        f"{len(photos)} photos, {megabytes:.1f} MB each on average; 2048, 1024 and 320 pixels wide; JPEG quality 80, 4:2:0,"
        " optimised Huffman tables; WebP quality 80, effort 4; metadata stripped. Ratios are CPU against sharp at its"
        f" best. Medians of {options.rounds} interleaved rounds per photo, then the mean over the photos.\n"
    )
    for formats, title in FORMATS.items():
        for threads in (1, 2):
            print(f"{title}, {threads} threads", file=sys.stderr)
            result.add(f"## {title}, libvips threads: {threads}\n")
            result.add(f"One process, warm ({options.warm} passes over the photos before the measured one):\n")
            result.add(warm(options, photos, bare, jvm, formats, threads))
            if threads == 1:
                result.add("One process per photo, start to exit, as a task works (the JVM with its AOT cache):\n")
                result.add(cold(options, photos, bare, jvm, formats, threads))
    result.write()
