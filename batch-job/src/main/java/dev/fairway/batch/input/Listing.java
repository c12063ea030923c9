package dev.fairway.batch.input;

import static dev.fairway.common.aws.AwsFailures.calling;

import dev.fairway.batch.report.Dataset;
import dev.fairway.batch.report.Format;
import dev.fairway.batch.window.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Finds the objects of a window. */
public final class Listing {

  private final S3Client s3;
  private final Map<String, String> places;

  /**
   * @param places what {@code {data}} and {@code {logs}} stand for: a bucket, or one with a prefix
   */
  public Listing(S3Client s3, Map<String, String> places) {
    this.s3 = s3;
    this.places = new TreeMap<>(places);
  }

  /** In the order of their keys. */
  public List<InputObject> of(Dataset dataset, Window window) throws InterruptedException {
    boolean alb = dataset.format() == Format.ALB;
    Window span = alb ? LocationTemplate.longer(window, AlbFiles.LATER) : window;
    Map<String, InputObject> found = new TreeMap<>();
    for (String location : new LocationTemplate(dataset.location(), places).of(span)) {
      for (Prefix prefix : Prefix.of(location).expand(this::folders)) {
        objects(prefix).stream()
            .filter(object -> !alb || AlbFiles.about(window, object.key()))
            .forEach(object -> found.put(object.toString(), object));
      }
    }
    return found.values().stream()
        .sorted(Comparator.comparing(InputObject::bucket).thenComparing(InputObject::key))
        .toList();
  }

  private List<InputObject> objects(Prefix prefix) throws InterruptedException {
    return calling(
        "listing " + prefix,
        () ->
            s3
                .listObjectsV2Paginator(list -> list.bucket(prefix.bucket()).prefix(prefix.start()))
                .contents()
                .stream()
                .filter(object -> !object.key().endsWith("/"))
                .map(object -> object(prefix.bucket(), object))
                .toList());
  }

  private static InputObject object(String bucket, S3Object object) {
    return new InputObject(
        bucket, object.key(), ObjectReader.plainEtag(object.eTag()), object.size());
  }

  private List<Prefix> folders(Prefix parent) throws InterruptedException {
    return calling(
        "listing " + parent,
        () ->
            new ArrayList<>(
                s3
                    .listObjectsV2Paginator(
                        list -> list.bucket(parent.bucket()).prefix(parent.start()).delimiter("/"))
                    .commonPrefixes()
                    .stream()
                    .map(CommonPrefix::prefix)
                    .map(folder -> new Prefix(parent.bucket(), folder))
                    .toList()));
  }
}
