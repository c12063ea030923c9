package dev.fairway.sandbox.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** The one class of Fairway on the class path of DynamoDB's process, as a jar. */
final class LauncherJar {

  private LauncherJar() {}

  /**
   * Writes the jar unless the very same is there already: an AOT cache stays valid only as long as
   * the time of the jar does.
   */
  static Path in(Path folder) throws IOException {
    Path jar = folder.resolve("dynamodb-launcher.jar");
    byte[] content = content();
    if (Files.exists(jar) && Arrays.equals(Files.readAllBytes(jar), content)) {
      return jar;
    }
    Path written = Files.createTempFile(Files.createDirectories(folder), "launcher", ".jar");
    Files.write(written, content);
    return Files.move(
        written, jar, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private static byte[] content() throws IOException {
    String name = TablesProcess.class.getName().replace('.', '/') + ".class";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes);
        InputStream type = TablesProcess.class.getResourceAsStream("/" + name)) {
      if (type == null) {
        throw new IOException("The class " + name + " is not on the class path.");
      }
      JarEntry entry = new JarEntry(name);
      entry.setTime(0);
      jar.putNextEntry(entry);
      type.transferTo(jar);
    }
    return bytes.toByteArray();
  }
}
