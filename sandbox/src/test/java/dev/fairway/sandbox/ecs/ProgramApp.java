package dev.fairway.sandbox.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** A class "Program" that a test wrote, as the app of a container named "program". */
record ProgramApp(Path classFile) {

  static ProgramApp compile(String source, Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("Program.java"), source);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-XDignore.symbol.file",
                "-d",
                folder.toString(),
                file.toString());
    assertThat(result).isZero();
    return new ProgramApp(folder.resolve("Program.class"));
  }

  void writeTo(Path app) throws IOException {
    Files.createDirectories(app);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, "Program");
    try (JarOutputStream jar =
        new JarOutputStream(Files.newOutputStream(app.resolve("program.jar")), manifest)) {
      jar.putNextEntry(new ZipEntry("Program.class"));
      jar.write(Files.readAllBytes(classFile));
    }
    Files.writeString(app.resolve("run.args"), "-XX:+UseSerialGC\n");
  }
}
