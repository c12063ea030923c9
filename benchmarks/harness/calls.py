"""Lists the calls that a task makes: a forwarder on loopback that reads the request lines going by."""

import re
import socket
import threading
from collections import Counter
from contextlib import contextmanager
from urllib.parse import urlsplit

REQUEST = re.compile(rb"(GET|PUT|POST|HEAD|DELETE) (\S+) HTTP/1\.1\r\n((?:[^\r\n]+\r\n)*)")
TARGET = re.compile(rb"^x-amz-target: *\S*?\.?(\w+)\r$", re.I | re.M)
SMITHY = re.compile(r"/service/\w+/operation/(\w+)")
SERVICE = re.compile(rb"Credential=[^/]+/\d+/[^/]+/(\w+)/")


@contextmanager
def recorded(endpoint):
    """The address to use instead of the endpoint, and the counted calls as they come."""
    place = urlsplit(endpoint)
    listener = socket.create_server(("127.0.0.1", 0))
    streams = []

    def accept():
        while True:
            try:
                client, _ = listener.accept()
            except OSError:
                return
            server = socket.create_connection((place.hostname, place.port))
            stream = bytearray()
            streams.append(stream)
            threading.Thread(target=pump, args=(client, server, stream), daemon=True).start()
            threading.Thread(target=pump, args=(server, client, None), daemon=True).start()

    threading.Thread(target=accept, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", streams
    finally:
        listener.close()


def pump(source, sink, copy):
    try:
        while data := source.recv(65536):
            if copy is not None:
                copy += data
            sink.sendall(data)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        return


def counted(streams):
    """Such as {"s3 GET": 1, "dynamodb PutItem": 1}."""
    return Counter(name(match) for stream in streams for match in REQUEST.finditer(bytes(stream)))


def name(match):
    method, path, headers = match.groups()
    service = SERVICE.search(headers)
    operation = TARGET.search(headers)
    smithy = SMITHY.search(path.decode())
    method = "LIST" if b"list-type=2" in path else method.decode()
    what = operation.group(1).decode() if operation else smithy.group(1) if smithy else method
    return f"{service.group(1).decode() if service else '?'} {what}"
