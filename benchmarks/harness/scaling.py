"""Scaling policies under four loads, simulated; no time is measured."""

import os
import subprocess
from pathlib import Path

from harness import measure, report, tools

MAIN = tools.BENCHMARKS / "src/main/java/dev/fairway/benchmarks/scaling/ScalingBenchmark.java"
OURS = tools.REPO / "infra/templates/FairwayQueueWorker.template.json"
DEFAULT = tools.BENCHMARKS / "peers/queue-processing-fargate-service.template.json"
ABOUT = """Waits and task-seconds under the policies of two templates and under an oracle; the means of four runs.
A ratio above 1 means longer or dearer. *Default* is QueueProcessingFargateService.
"""


def main(options):
    sandbox = tools.need(tools.REPO / "sandbox/target/sandbox.jar", "run ./fairway up once")
    path = os.pathsep.join([str(sandbox), str(sandbox.parent / "lib/*")])
    templates = [OURS, DEFAULT, *(Path(file).resolve() for file in options.template)]
    command = [tools.java_home() / "bin/java", "-cp", path, MAIN, *templates]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise measure.Failed(f"The simulation failed:\n{done.stderr[-3000:]}")
    result = report.Report("Scaling", tools.RESULTS, "scaling")
    result.add(ABOUT)
    result.add(done.stdout)
    result.write()
