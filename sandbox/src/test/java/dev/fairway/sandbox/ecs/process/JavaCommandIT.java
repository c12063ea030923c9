package dev.fairway.sandbox.ecs.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.sandbox.ecs.runtime.Confinement;
import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.TaskSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JavaCommandIT {

  @TempDir Path app;

  private List<String> command(AotCache cache, Optional<Integer> memoryMib) {
    ContainerPlan plan =
        new ContainerPlan(
            "web",
            "web:1",
            List.of(),
            List.of("a b"),
            Map.of(),
            memoryMib,
            Optional.empty(),
            Confinement.NONE);
    List<String> command =
        new JavaCommand(app, cache).of(plan, new TaskSize(1536, 2048), Path.of("/state/tmp"));
    assertThat(command.getFirst()).endsWith("java");
    return command.subList(1, command.size());
  }

  @Test
  void startsTheJarWithTheLimitsOfTheTask() {
    assertThat(command(AotCache.USE, Optional.empty()))
        .containsExactly(
            "-XX:MaxRAM=2048m",
            "-XX:ActiveProcessorCount=2",
            "-Djava.io.tmpdir=/state/tmp",
            "-Duser.home=/nonexistent",
            "-jar",
            "web.jar",
            "a b");
  }

  @Test
  void usesTheArgumentsAndTheCacheThatTheAppBrings() throws IOException {
    Files.writeString(app.resolve("run.args"), "-XX:+UseSerialGC");
    Files.writeString(app.resolve("app.aot"), "");
    assertThat(command(AotCache.USE, Optional.of(512)))
        .startsWith(
            "@run.args", "-XX:MaxRAM=512m", "-XX:ActiveProcessorCount=2", "-XX:AOTCache=app.aot");
  }

  @Test
  void writesTheCacheInATrainingRun() throws IOException {
    Files.writeString(app.resolve("app.aot"), "old");
    assertThat(command(AotCache.TRAIN, Optional.empty()))
        .contains("-XX:AOTCacheOutput=app.aot")
        .doesNotContain("-XX:AOTCache=app.aot");
  }
}
