package dev.fairway.sandbox.logs;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The streams as files that a person can read: {@code <group>/<stream>.log}, a line for each event.
 * A file that grows beyond 64 MiB is kept once more as {@code <stream>.1.log}.
 */
final class LogFiles implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(LogFiles.class);
  private static final int MAX_OPEN = 64;
  private static final long MAX_BYTES = 64L << 20;

  private final Path folder;
  private final Map<Path, FileChannel> open = new LinkedHashMap<>(16, 0.75f, true);
  private boolean failed;

  LogFiles(Path folder) {
    this.folder = folder;
  }

  synchronized void append(String group, String stream, List<LogEvent> events) {
    StringBuilder lines = new StringBuilder();
    for (LogEvent event : events) {
      lines.append(Instant.ofEpochMilli(event.timestamp())).append(' ');
      lines.append(event.message().stripTrailing()).append('\n');
    }
    Path file = file(group, stream);
    try {
      write(file, ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      if (!failed) {
        log.warn("Log files can't be written in {}: {}", folder, e.toString());
      }
      failed = true;
    }
  }

  /** Where a stream's file is. */
  Path file(String group, String stream) {
    return folder.resolve(relative(group)).resolve(relative(stream) + ".log");
  }

  private void write(Path file, ByteBuffer text) throws IOException {
    FileChannel channel = open.get(file);
    if (channel == null) {
      closeEldest();
      channel = opened(file);
    }
    if (channel.size() > MAX_BYTES) {
      channel.close();
      String name = file.getFileName().toString();
      Path older = file.resolveSibling(name.substring(0, name.length() - 4) + ".1.log");
      Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
      channel = opened(file);
    }
    while (text.hasRemaining()) {
      channel.write(text);
    }
  }

  private FileChannel opened(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    open.put(file, channel);
    return channel;
  }

  private void closeEldest() throws IOException {
    Iterator<FileChannel> eldest = open.values().iterator();
    if (open.size() >= MAX_OPEN) {
      FileChannel channel = eldest.next();
      eldest.remove();
      channel.close();
    }
  }

  /** A name as a path below the folder: no part of it leads out. */
  private static String relative(String name) {
    return name.replaceAll("[^A-Za-z0-9._/\\-#]", "_")
        .replaceAll("(^|/)\\.+(?=/|$)", "$1_")
        .replaceAll("^/+|/+$", "")
        .replaceAll("/+", "/");
  }

  @Override
  public synchronized void close() {
    for (FileChannel channel : open.values()) {
      try {
        channel.close();
      } catch (IOException e) {
        log.warn("A log file could not be closed: {}", e.toString());
      }
    }
    open.clear();
  }
}
