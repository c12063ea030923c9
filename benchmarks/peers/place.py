"""Makes the buckets, the table and the tiny uploads that the startup benchmark works on."""

import os
import struct
import sys
import zlib

import boto3

SIDE = 16


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def tiny_png():
    rows = b"".join(
        b"\0" + bytes(value for x in range(SIDE) for value in (16 * x, 16 * y, 128)) for y in range(SIDE)
    )
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


s3 = boto3.client("s3")
for bucket in ("OBJECT_BUCKET", "RENDITIONS_BUCKET", "DATA_BUCKET"):
    s3.create_bucket(Bucket=os.environ[bucket])
boto3.client("dynamodb").create_table(
    TableName=os.environ["IMAGES_TABLE"],
    KeySchema=[{"AttributeName": "image", "KeyType": "HASH"}],
    AttributeDefinitions=[{"AttributeName": "image", "AttributeType": "S"}],
    BillingMode="PAY_PER_REQUEST",
)
for number in range(int(sys.argv[1])):
    s3.put_object(Bucket=os.environ["OBJECT_BUCKET"], Key=f"in/{number}.png", Body=tiny_png())
print(len(tiny_png()))
