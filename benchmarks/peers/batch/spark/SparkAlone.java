import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** Spark in one process over local files. Arguments: the report's file, the folder, the threads. */
public final class SparkAlone {

  /** So many that the exact percentiles of one partition fit into a part of the heap. */
  private static final String PARTITIONS = "64";

  private SparkAlone() {}

  public static void main(String[] arguments) throws Exception {
    var lines = Files.readAllLines(Path.of(arguments[0]));
    String select =
        lines.stream()
            .filter(line -> !line.startsWith("--"))
            .collect(Collectors.joining("\n"))
            .replaceAll(
                "quantile_disc\\(millis, ([0-9.]+)\\)",
                "percentile_disc($1) WITHIN GROUP (ORDER BY millis)");
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[" + arguments[2] + "]")
            .config("spark.ui.enabled", "false")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.shuffle.partitions", PARTITIONS)
            .getOrCreate()) {
      input(spark, lines, arguments[1]).createOrReplaceTempView("input");
      for (Row row : spark.sql(select).collectAsList()) {
        System.out.println(row.mkString(","));
      }
    }
  }

  private static Dataset<Row> input(SparkSession spark, java.util.List<String> lines, String folder) {
    String schema = value(lines, "schema").replace("VARCHAR", "STRING").replace(", 3)", ",3)");
    return switch (value(lines, "dataset").split(" ")[1]) {
      case "csv" -> spark.read().schema(schema).option("header", "true").csv(folder);
      case "jsonl" -> spark.read().schema(schema).json(folder);
      default -> spark.read().parquet(folder);
    };
  }

  private static String value(java.util.List<String> lines, String key) {
    String start = "-- " + key + ": ";
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElseThrow();
  }
}
