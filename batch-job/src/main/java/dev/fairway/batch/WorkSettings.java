package dev.fairway.batch;

import java.nio.file.Path;
import org.springframework.util.unit.DataSize;

/**
 * What the work may take of this machine.
 *
 * @param disk for downloaded files, what DuckDB spills, and outputs
 * @param memory DuckDB's limit
 * @param folder an existing one for temporary files
 */
public record WorkSettings(DataSize disk, DataSize memory, Path folder) {}
