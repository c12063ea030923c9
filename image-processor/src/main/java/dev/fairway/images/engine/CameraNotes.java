package dev.fairway.images.engine;

import com.drew.imaging.heif.HeifMetadataReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.GeoLocation;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.GpsDirectory;
import dev.fairway.images.engine.header.ImageHeader;
import dev.fairway.images.engine.header.ImageType;
import dev.fairway.images.engine.header.Orientation;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the camera wrote beside the pixels; unreadable notes count as absent. */
record CameraNotes(
    Orientation orientation,
    @Nullable String capturedAt,
    @Nullable String camera,
    @Nullable GpsPosition gps) {

  private static final CameraNotes NONE = new CameraNotes(Orientation.UPRIGHT, null, null, null);
  private static final Pattern EXIF_TIME =
      Pattern.compile("(\\d{4}):(\\d\\d):(\\d\\d) (\\d\\d:\\d\\d:\\d\\d)");
  private static final Pattern OFFSET = Pattern.compile("[+-]\\d\\d:\\d\\d|Z");
  private static final int MAX_CAMERA = 100;

  static CameraNotes read(ImageHeader header, Path file) {
    if (header.type() == ImageType.HEIC || header.type() == ImageType.AVIF) {
      // The decoder has turned these by their own property; EXIF only repeats it.
      CameraNotes notes = of(heif(file));
      return new CameraNotes(Orientation.UPRIGHT, notes.capturedAt, notes.camera, notes.gps);
    }
    byte[] exif = header.exif();
    if (exif == null) {
      return NONE;
    }
    Metadata metadata = new Metadata();
    new ExifReader().extract(new ByteArrayReader(exif), metadata, 0);
    return of(metadata);
  }

  private static Metadata heif(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return HeifMetadataReader.readMetadata(in);
    } catch (IOException | RuntimeException e) {
      return new Metadata();
    }
  }

  private static CameraNotes of(Metadata metadata) {
    return new CameraNotes(
        Orientation.ofExif(number(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class))),
        capturedAt(metadata),
        camera(metadata.getFirstDirectoryOfType(ExifIFD0Directory.class)),
        gps(metadata.getFirstDirectoryOfType(GpsDirectory.class)));
  }

  private static int number(@Nullable Directory directory) {
    Integer value =
        directory == null ? null : directory.getInteger(ExifDirectoryBase.TAG_ORIENTATION);
    return value == null ? 1 : value;
  }

  private static @Nullable String capturedAt(Metadata metadata) {
    Directory exif = metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class);
    String written = text(exif, ExifDirectoryBase.TAG_DATETIME_ORIGINAL);
    if (written == null) {
      return null;
    }
    Matcher time = EXIF_TIME.matcher(written);
    if (!time.matches() || written.startsWith("0000")) {
      return null;
    }
    String offset =
        Optional.ofNullable(text(exif, ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL))
            .filter(zone -> OFFSET.matcher(zone).matches())
            .orElse("");
    return time.replaceFirst("$1-$2-$3T$4") + offset;
  }

  private static @Nullable String camera(@Nullable Directory ifd0) {
    String make = text(ifd0, ExifDirectoryBase.TAG_MAKE);
    String model = text(ifd0, ExifDirectoryBase.TAG_MODEL);
    if (make == null || model == null) {
      return make == null ? model : make;
    }
    String firstWord = make.split(" ", 2)[0];
    return model.regionMatches(true, 0, firstWord, 0, firstWord.length())
        ? model
        : make + " " + model;
  }

  private static @Nullable GpsPosition gps(@Nullable GpsDirectory directory) {
    GeoLocation location = directory == null ? null : directory.getGeoLocation();
    return location == null || location.isZero()
        ? null
        : new GpsPosition(location.getLatitude(), location.getLongitude());
  }

  private static @Nullable String text(@Nullable Directory directory, int tag) {
    String value = directory == null ? null : directory.getString(tag);
    if (value == null) {
      return null;
    }
    String clean = value.replaceAll("\\p{Cntrl}", " ").strip();
    if (clean.isEmpty()) {
      return null;
    }
    return clean.length() > MAX_CAMERA ? clean.substring(0, MAX_CAMERA) : clean;
  }
}
