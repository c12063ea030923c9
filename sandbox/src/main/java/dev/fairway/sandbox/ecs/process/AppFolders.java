package dev.fairway.sandbox.ecs.process;

import java.nio.file.Path;

/** Where the app of a container lies, extracted: {@code NAME.jar} with {@code lib/} beside it. */
@FunctionalInterface
public interface AppFolders {

  /** The folder of the container's app; it need not exist. */
  Path of(String container);

  /** The folders that the build of a repository leaves: {@code NAME/target/app}. */
  static AppFolders builtIn(Path repository) {
    return container -> repository.resolve(container).resolve("target").resolve("app");
  }
}
