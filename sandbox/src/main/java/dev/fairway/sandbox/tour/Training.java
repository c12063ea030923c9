package dev.fairway.sandbox.tour;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The one small job that the start-up caches of the tasks are written from. */
public final class Training {

  private final URI endpoint;
  private final String region;
  private final Map<String, String> outputs;
  private final Path folder;
  private final Clock clock;
  private final PrintStream out;

  /**
   * @param folder where the training's photo and its renditions lie
   */
  public Training(
      URI endpoint,
      String region,
      Map<String, String> outputs,
      Path folder,
      Clock clock,
      PrintStream out) {
    this.endpoint = endpoint;
    this.region = region;
    this.outputs = outputs;
    this.folder = folder;
    this.clock = clock;
    this.out = out;
  }

  /** Processes one photo; true where its task ended well. */
  public boolean run() {
    try (RegionClients aws = RegionClients.at(endpoint, region)) {
      Files.createDirectories(folder);
      Path photo = DrawnPhoto.drawTo(folder.resolve("harbour.jpg"));
      FlowResult result = new ImageFlow(aws, outputs, folder, clock).run(photo);
      Tour.print(result, out);
      return result.failure().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException("The training can't write its photo.", e);
    }
  }
}
