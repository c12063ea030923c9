package dev.fairway.sandbox.ecs.process;

import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.TaskSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line of a container: that of its image, with the container's limits given to the JVM,
 * which can't see them as it would inside a container.
 */
record JavaCommand(Path appFolder, AotCache aotCache) {

  /** Programs think that this is their home, and find nothing of the person's there. */
  static final String NO_HOME = "/nonexistent";

  List<String> of(ContainerPlan container, TaskSize size, Path tmp) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Files.exists(appFolder.resolve("run.args"))) {
      command.add("@run.args");
    }
    command.add("-XX:MaxRAM=" + container.memoryMib().orElse(size.memoryMib()) + "m");
    command.add("-XX:ActiveProcessorCount=" + size.processors());
    addCache(command);
    command.add("-Djava.io.tmpdir=" + tmp);
    command.add("-Duser.home=" + NO_HOME);
    command.add("-jar");
    command.add(container.name() + ".jar");
    command.addAll(container.command());
    return command;
  }

  private void addCache(List<String> command) {
    switch (aotCache) {
      case TRAIN -> command.add("-XX:AOTCacheOutput=app.aot");
      case USE -> {
        if (Files.exists(appFolder.resolve("app.aot"))) {
          command.add("-XX:AOTCache=app.aot");
        }
      }
    }
  }
}
