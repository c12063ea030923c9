// The task as a Node team would write it: read the object, write its record. With the argument `same` it also makes the
// other calls that the image-processor makes; see task.py.
import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const sameCalls = process.argv[2] === 'same';
const { OBJECT_BUCKET: bucket, OBJECT_KEY: key, EVENT_ID: eventId } = process.env;
const sequencer = process.env.OBJECT_SEQUENCER.padStart(64, '0');

const s3 = new S3Client({ forcePathStyle: true });
const dynamodb = new DynamoDBClient({});

if (sameCalls) {
  const Key = { image: { S: `${bucket}/${key}` } };
  await dynamodb.send(new GetItemCommand({ TableName: process.env.IMAGES_TABLE, Key, ConsistentRead: true }));
}

const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
const body = await object.Body.transformToByteArray();
const record = {
  image: `${bucket}/${key}`,
  status: 'PROCESSED',
  sequencer,
  bucket,
  key,
  bytes: body.length,
  eventId,
  processedAt: new Date().toISOString(),
};

if (sameCalls) {
  for (const [suffix, type] of [['webp', 'image/webp'], ['jpg', 'image/jpeg']]) {
    await s3.send(
      new PutObjectCommand({
        Bucket: process.env.RENDITIONS_BUCKET,
        Key: `${key}/${sequencer}/320.${suffix}`,
        Body: body,
        ContentType: type,
        CacheControl: 'public, max-age=31536000, immutable',
        ChecksumAlgorithm: 'SHA256',
      }),
    );
  }
}

const attribute = (value) => (typeof value === 'number' ? { N: String(value) } : { S: value });
await dynamodb.send(
  new PutItemCommand({
    TableName: process.env.IMAGES_TABLE,
    Item: Object.fromEntries(Object.entries(record).map(([name, value]) => [name, attribute(value)])),
    ConditionExpression: 'attribute_not_exists(image) OR sequencer < :sequencer',
    ExpressionAttributeValues: { ':sequencer': { S: sequencer } },
  }),
);

if (sameCalls) {
  await s3.send(new ListObjectsV2Command({ Bucket: process.env.RENDITIONS_BUCKET, Prefix: `${key}/` }));
  await s3.send(
    new PutObjectCommand({
      Bucket: process.env.DATA_BUCKET,
      Key: `image-records/${eventId}.json`,
      Body: JSON.stringify(record) + '\n',
      ContentType: 'application/json',
    }),
  );
  await new CloudWatchClient({}).send(
    new PutMetricDataCommand({
      Namespace: process.env.METRICS_NAMESPACE,
      MetricData: [{ MetricName: 'images.processed', Value: 1, Unit: 'Count' }],
    }),
  );
}
