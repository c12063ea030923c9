package dev.fairway.sandbox.api;

import java.util.List;

/** Tells which permissions a request needs; S3 CopyObject, for one, needs two. */
@FunctionalInterface
public interface Permissions {

  List<Access> needed(WireRequest request);
}
