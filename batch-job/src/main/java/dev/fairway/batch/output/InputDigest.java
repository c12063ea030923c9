package dev.fairway.batch.output;

import dev.fairway.batch.input.InputObject;
import dev.fairway.batch.report.ReportFile;
import dev.fairway.batch.window.Window;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/** Tells apart what a report is made of: its file, the app's version, and the objects. */
public final class InputDigest {

  private static final int DIGITS = 12;

  private InputDigest() {}

  /**
   * @param objects in the order of their keys
   */
  public static String of(
      ReportFile report, String version, Window window, List<InputObject> objects) {
    MessageDigest sha256 = Sha256.start();
    update(sha256, report.text());
    update(sha256, version);
    update(sha256, window.toString());
    for (InputObject object : objects) {
      update(sha256, object.bucket());
      update(sha256, object.key());
      update(sha256, object.etag());
    }
    return HexFormat.of().formatHex(sha256.digest()).substring(0, DIGITS);
  }

  private static void update(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
  }
}
