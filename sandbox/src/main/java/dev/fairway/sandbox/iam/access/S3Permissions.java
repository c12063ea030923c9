package dev.fairway.sandbox.iam.access;

import dev.fairway.sandbox.api.Access;
import dev.fairway.sandbox.api.Permissions;
import dev.fairway.sandbox.api.WireRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a path-style request of the S3 REST API needs. */
final class S3Permissions implements Permissions {

  /** The part of an action's name after its verb, by subresource of a bucket. */
  private static final Map<String, String> BUCKET =
      Map.ofEntries(
          Map.entry("accelerate", "AccelerateConfiguration"),
          Map.entry("acl", "BucketAcl"),
          Map.entry("cors", "BucketCORS"),
          Map.entry("encryption", "EncryptionConfiguration"),
          Map.entry("lifecycle", "LifecycleConfiguration"),
          Map.entry("location", "BucketLocation"),
          Map.entry("logging", "BucketLogging"),
          Map.entry("notification", "BucketNotification"),
          Map.entry("object-lock", "BucketObjectLockConfiguration"),
          Map.entry("ownershipControls", "BucketOwnershipControls"),
          Map.entry("policy", "BucketPolicy"),
          Map.entry("policyStatus", "BucketPolicyStatus"),
          Map.entry("publicAccessBlock", "BucketPublicAccessBlock"),
          Map.entry("replication", "ReplicationConfiguration"),
          Map.entry("requestPayment", "BucketRequestPayment"),
          Map.entry("tagging", "BucketTagging"),
          Map.entry("versioning", "BucketVersioning"),
          Map.entry("website", "BucketWebsite"));

  /** Subresources of a bucket whose removal is an action of its own, not part of Put. */
  private static final Set<String> DELETED_APART = Set.of("policy", "website");

  private static final Map<String, String> OBJECT =
      Map.of(
          "acl", "Acl",
          "legal-hold", "LegalHold",
          "retention", "Retention",
          "tagging", "Tagging",
          "torrent", "Torrent");

  /** Subresources of an object that have an action of their own for a given version. */
  private static final Set<String> VERSIONED = Set.of("acl", "tagging");

  @Override
  public List<Access> needed(WireRequest request) {
    if (request.method().equals("OPTIONS")) {
      return List.of();
    }
    S3Address address = S3Address.of(request.path());
    Map<String, String> query = S3Address.query(request.query());
    if (address.bucket().isEmpty()) {
      return List.of(new Access("s3:ListAllMyBuckets", "*"));
    }
    return address.key().isEmpty()
        ? List.of(onBucket(request.method(), address, query))
        : onObject(request, address, query);
  }

  private static Access onBucket(String method, S3Address address, Map<String, String> query) {
    for (Map.Entry<String, String> subresource : BUCKET.entrySet()) {
      if (query.containsKey(subresource.getKey())) {
        String verb =
            switch (method) {
              case "GET", "HEAD" -> "Get";
              case "DELETE" -> DELETED_APART.contains(subresource.getKey()) ? "Delete" : "Put";
              default -> "Put";
            };
        return new Access("s3:" + verb + subresource.getValue(), address.bucketArn());
      }
    }
    return switch (method) {
      case "PUT" -> new Access("s3:CreateBucket", address.bucketArn());
      case "DELETE" -> new Access("s3:DeleteBucket", address.bucketArn());
      // The keys stand in the body, which is not read: the right to all of them is asked for.
      case "POST" ->
          new Access(
              query.containsKey("delete") ? "s3:DeleteObject" : "s3:PutObject",
              address.bucketArn() + "/*");
      default -> list(address, query);
    };
  }

  private static Access list(S3Address address, Map<String, String> query) {
    if (query.containsKey("uploads")) {
      return new Access("s3:ListBucketMultipartUploads", address.bucketArn());
    }
    String action = query.containsKey("versions") ? "s3:ListBucketVersions" : "s3:ListBucket";
    Map<String, List<String>> keys = new HashMap<>();
    for (String name : List.of("prefix", "delimiter", "max-keys")) {
      if (query.containsKey(name)) {
        keys.put("s3:" + name, List.of(query.get(name)));
      }
    }
    return new Access(action, address.bucketArn(), keys);
  }

  private static List<Access> onObject(
      WireRequest request, S3Address address, Map<String, String> query) {
    for (Map.Entry<String, String> subresource : OBJECT.entrySet()) {
      if (query.containsKey(subresource.getKey())) {
        boolean version =
            query.containsKey("versionId") && VERSIONED.contains(subresource.getKey());
        String verb =
            switch (request.method()) {
              case "GET", "HEAD" -> "Get";
              case "DELETE" -> "Delete";
              default -> "Put";
            };
        String name = (version ? "ObjectVersion" : "Object") + subresource.getValue();
        return List.of(address.object("s3:" + verb + name, query));
      }
    }
    return switch (request.method()) {
      case "GET", "HEAD" -> read(address, query);
      case "DELETE" -> List.of(address.object(deletion(query), query));
      case "POST" -> List.of(address.object(post(query), query));
      default -> write(request, address, query);
    };
  }

  private static List<Access> read(S3Address address, Map<String, String> query) {
    if (query.containsKey("uploadId")) {
      return List.of(address.object("s3:ListMultipartUploadParts", query));
    }
    String version = query.containsKey("versionId") ? "Version" : "";
    Access get = address.object("s3:GetObject" + version, query);
    return query.containsKey("attributes")
        ? List.of(get, address.object("s3:GetObject" + version + "Attributes", query))
        : List.of(get);
  }

  private static String deletion(Map<String, String> query) {
    if (query.containsKey("uploadId")) {
      return "s3:AbortMultipartUpload";
    }
    return query.containsKey("versionId") ? "s3:DeleteObjectVersion" : "s3:DeleteObject";
  }

  private static String post(Map<String, String> query) {
    if (query.containsKey("restore")) {
      return "s3:RestoreObject";
    }
    return query.containsKey("select") ? "s3:GetObject" : "s3:PutObject";
  }

  private static List<Access> write(
      WireRequest request, S3Address address, Map<String, String> query) {
    List<Access> needed = new ArrayList<>();
    Map<String, String> headers = request.amzHeaders();
    String source = headers.get("x-amz-copy-source");
    if (source != null) {
      needed.add(S3Address.copied(source));
    }
    needed.add(address.object("s3:PutObject", query));
    if (headers.containsKey("x-amz-tagging")) {
      needed.add(address.object("s3:PutObjectTagging", query));
    }
    if (headers.containsKey("x-amz-acl")
        || headers.keySet().stream().anyMatch(name -> name.startsWith("x-amz-grant-"))) {
      needed.add(address.object("s3:PutObjectAcl", query));
    }
    return needed;
  }
}
