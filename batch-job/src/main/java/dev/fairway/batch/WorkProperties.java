package dev.fairway.batch;

import dev.fairway.common.failure.BadConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DataSizeUnit;
import org.springframework.util.unit.DataSize;
import org.springframework.util.unit.DataUnit;

/**
 * The work's limits as they may be configured.
 *
 * @param disk a number is in MB; without one, nine tenths of what is free (WORK_DISK)
 * @param memory a number is in MB; without one, the container's less the JVM's (WORK_MEMORY)
 * @param folder the system's temporary one where it is blank (WORK_FOLDER)
 */
@ConfigurationProperties("work")
record WorkProperties(
    @DataSizeUnit(DataUnit.MEGABYTES) @Nullable DataSize disk,
    @DataSizeUnit(DataUnit.MEGABYTES) @Nullable DataSize memory,
    @DefaultValue("") String folder) {

  static final DataSize LEAST_MEMORY = DataSize.ofMegabytes(64);

  WorkSettings settings(LongSupplier memoryForDuckDb) {
    Path place = Path.of(folder.isBlank() ? System.getProperty("java.io.tmpdir") : folder);
    if (!Files.isDirectory(place) || !Files.isWritable(place)) {
      throw new BadConfigurationException(
          "WORK_FOLDER is \"" + place + "\": it must be a folder that the task can write to.");
    }
    return new WorkSettings(disk(place), memory(memoryForDuckDb), place);
  }

  private DataSize disk(Path place) {
    DataSize size = disk == null ? DataSize.ofBytes(free(place) / 10 * 9) : disk;
    if (size.toBytes() <= 0) {
      throw new BadConfigurationException(
          "WORK_DISK is " + size + ": it must be the MB of disk that the task may use.");
    }
    return size;
  }

  private DataSize memory(LongSupplier memoryForDuckDb) {
    DataSize size = memory == null ? DataSize.ofBytes(memoryForDuckDb.getAsLong()) : memory;
    if (size.compareTo(LEAST_MEMORY) < 0) {
      throw new BadConfigurationException(
          "DuckDB would have %s of memory, and it needs %s: give the task more, or set WORK_MEMORY."
              .formatted(size, LEAST_MEMORY));
    }
    return size;
  }

  private static long free(Path place) {
    try {
      return Files.getFileStore(place).getUsableSpace();
    } catch (IOException e) {
      throw new BadConfigurationException(
          "The free disk of " + place + " can't be told: set WORK_DISK to its MB.", e);
    }
  }
}
