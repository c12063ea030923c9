"""The task as a Python team would write it: read the object, write its record.

With the argument `same` it also makes the other calls that the image-processor makes: is it recorded already, the
renditions (the object's own bytes, since no peer does image work here), a look for older ones, the record line, metrics.
"""

import json
import os
import sys
from datetime import datetime, timezone

import boto3

same_calls = sys.argv[1:] == ["same"]
bucket, key = os.environ["OBJECT_BUCKET"], os.environ["OBJECT_KEY"]
sequencer = os.environ["OBJECT_SEQUENCER"].zfill(64)

s3 = boto3.client("s3")
dynamodb = boto3.client("dynamodb")

if same_calls:
    dynamodb.get_item(
        TableName=os.environ["IMAGES_TABLE"], Key={"image": {"S": f"{bucket}/{key}"}}, ConsistentRead=True
    )

body = s3.get_object(Bucket=bucket, Key=key)["Body"].read()
record = {
    "image": f"{bucket}/{key}",
    "status": "PROCESSED",
    "sequencer": sequencer,
    "bucket": bucket,
    "key": key,
    "bytes": len(body),
    "eventId": os.environ["EVENT_ID"],
    "processedAt": datetime.now(timezone.utc).isoformat(),
}

if same_calls:
    for suffix, content_type in (("webp", "image/webp"), ("jpg", "image/jpeg")):
        s3.put_object(
            Bucket=os.environ["RENDITIONS_BUCKET"],
            Key=f"{key}/{sequencer}/320.{suffix}",
            Body=body,
            ContentType=content_type,
            CacheControl="public, max-age=31536000, immutable",
            ChecksumAlgorithm="SHA256",
        )

item = {name: {"N": str(value)} if isinstance(value, int) else {"S": value} for name, value in record.items()}
dynamodb.put_item(
    TableName=os.environ["IMAGES_TABLE"],
    Item=item,
    ConditionExpression="attribute_not_exists(image) OR sequencer < :sequencer",
    ExpressionAttributeValues={":sequencer": {"S": sequencer}},
)

if same_calls:
    s3.list_objects_v2(Bucket=os.environ["RENDITIONS_BUCKET"], Prefix=f"{key}/")
    s3.put_object(
        Bucket=os.environ["DATA_BUCKET"],
        Key=f"image-records/{os.environ['EVENT_ID']}.json",
        Body=json.dumps(record).encode() + b"\n",
        ContentType="application/json",
    )
    boto3.client("cloudwatch").put_metric_data(
        Namespace=os.environ["METRICS_NAMESPACE"],
        MetricData=[{"MetricName": "images.processed", "Value": 1, "Unit": "Count"}],
    )
