"""What ECS gives a task on loopback: credentials and metadata, the same for every variant."""

import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

CREDENTIALS = {
    "AccessKeyId": "test",
    "SecretAccessKey": "test",
    "Token": "test",
    "Expiration": "2099-01-01T00:00:00Z",
}
TASK = {
    "Cluster": "benchmark",
    "TaskARN": "arn:aws:ecs:us-east-1:000000000000:task/benchmark/00000000000000000000000000000000",
    "Family": "image-processor",
    "Revision": "1",
    "AvailabilityZone": "us-east-1a",
    "LaunchType": "FARGATE",
}
CONTAINER = {
    "Name": "image-processor",
    "DockerId": "00000000000000000000000000000000-0000000000",
    "Labels": {"com.amazonaws.ecs.task-arn": TASK["TaskARN"], "com.amazonaws.ecs.cluster": TASK["Cluster"]},
}
ANSWERS = {"/credentials": CREDENTIALS, "/v4/task": CONTAINER, "/v4/task/task": TASK}


class Agent(BaseHTTPRequestHandler):
    """Answers as the container agent does."""

    def do_GET(self):
        answer = ANSWERS.get(self.path)
        body = json.dumps(answer or {}).encode()
        self.send_response(200 if answer else 404)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        """Keeps the tables clean."""


@contextmanager
def agent():
    """The variables that lead a task to the agent."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Agent)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield {
            "AWS_CONTAINER_CREDENTIALS_FULL_URI": f"{address}/credentials",
            "ECS_CONTAINER_METADATA_URI_V4": f"{address}/v4/task",
            "ECS_AGENT_URI": address,
        }
    finally:
        server.shutdown()
