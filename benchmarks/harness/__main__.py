"""The benchmarks' command line."""

import argparse

from harness import batch, container_start, images, measure, queues, relay, sandbox_start, scaling, startup, tools


def parse():
    parser = argparse.ArgumentParser(prog="benchmarks/run", description="Runs one benchmark, side by side with its peers.")
    benchmarks = parser.add_subparsers(dest="benchmark", required=True)

    of_startup = benchmarks.add_parser("startup", help="start to exit of a task that reads an object and writes a record")
    of_startup.add_argument("--rounds", type=int, default=13)
    of_startup.add_argument("--endpoint", help="S3 and DynamoDB to use instead of a sandbox of its own")
    of_startup.set_defaults(main=startup.main)

    of_container = benchmarks.add_parser("container-start", help="start to exit of the image-processor's container, and image sizes")
    of_container.add_argument("--rounds", type=int, default=13)
    of_container.set_defaults(main=container_start.main)

    of_images = benchmarks.add_parser("images", help="CPU per image for three renditions of real photos")
    of_images.add_argument("--rounds", type=int, default=5)
    of_images.add_argument("--warm", type=int, default=5, help="passes before the measured one")
    of_images.add_argument("--photos", help="a folder of your own photos (.jpg)")
    of_images.set_defaults(main=images.main)

    of_sandbox = benchmarks.add_parser("sandbox-start", help="start of the sandbox until it answers")
    of_sandbox.add_argument("--rounds", type=int, default=7)
    of_sandbox.add_argument("--without-peers", action="store_true", help="skip LocalStack and moto")
    of_sandbox.set_defaults(main=sandbox_start.main)

    of_queue = benchmarks.add_parser("queue", help="messages per second of one task that takes them from a queue")
    of_queue.add_argument("--rounds", type=int, default=5)
    of_queue.add_argument("--messages", type=int, default=20_000, help="in the queue of each run")
    of_queue.add_argument("--warm", type=float, default=0.4, help="the share of them before the measured ones")
    of_queue.set_defaults(main=queues.main)

    of_memory = benchmarks.add_parser("queue-memory", help="memory of the queue-worker over a million messages")
    of_memory.add_argument("--messages", type=int, default=1_000_000)
    of_memory.add_argument("--every", type=int, default=50_000, help="messages between two samples")
    of_memory.add_argument("--minutes", type=float, default=40, help="ends earlier with what it has by then")
    of_memory.add_argument("--idempotency", action="store_true", help="with a record of each job in DynamoDB")
    of_memory.set_defaults(main=queues.memory)

    of_relay = benchmarks.add_parser("relay", help="events through one alert-relay, and how long until they are told")
    of_relay.add_argument("--events", type=int, default=10_000, help="of each storm")
    of_relay.set_defaults(main=relay.main)

    of_scaling = benchmarks.add_parser("scaling", help="a simulation of scaling policies under four loads")
    of_scaling.add_argument("--template", action="append", default=[], help="another template's policies, besides")
    of_scaling.set_defaults(main=scaling.main)

    of_batch = benchmarks.add_parser("batch", help="the batch-job over 15 million rows, next to DuckDB, plain Java and Spark")
    of_batch.add_argument("--rows", type=int, default=15_000_000)
    of_batch.add_argument("--formats", default="csv,jsonl,parquet")
    of_batch.add_argument("--without-spark", action="store_true")
    in_batch(of_batch, batch.main, memory=1024, rounds=3)

    of_small = benchmarks.add_parser("batch-small", help="the batch-job over 100,000 objects of one line")
    of_small.add_argument("--objects", type=int, default=100_000)
    in_batch(of_small, batch.small, memory=1024, rounds=1)

    of_spill = benchmarks.add_parser("batch-spill", help="the batch-job over ten times the data that its memory holds")
    of_spill.add_argument("--rows", type=int, default=0, help="instead of as many as make ten times the memory")
    in_batch(of_spill, batch.spill, memory=512, rounds=1)
    return parser.parse_args()


def in_batch(parser, main, memory, rounds):
    parser.add_argument("--rounds", type=int, default=rounds)
    parser.add_argument("--files", type=int, default=12)
    parser.add_argument("--memory", type=int, default=memory, help="DuckDB's limit in MB")
    parser.add_argument("--disk", type=int, default=30_000, help="the job's disk in MB")
    parser.set_defaults(main=main)


if __name__ == "__main__":
    options = parse()
    tools.TARGET.mkdir(exist_ok=True)
    try:
        options.main(options)
    except measure.Failed as failure:
        tools.fail(str(failure))
