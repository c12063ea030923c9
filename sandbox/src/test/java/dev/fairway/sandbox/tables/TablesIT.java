package dev.fairway.sandbox.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TablesIT {

  private static final Path JARS = Path.of("dynamodb-local", "target", "lib");

  @Test
  void listensOnLoopbackAloneAndEndsWithItsInput() throws Exception {
    Tables tables = Tables.start(JARS, Optional.empty());
    int port = tables.endpoint().getPort();
    try (Socket reached = new Socket("127.0.0.1", port)) {
      assertThat(reached.isConnected()).isTrue();
    }
    for (InetAddress other : otherAddresses()) {
      assertThatThrownBy(() -> new Socket(other, port).close())
          .as("on " + other)
          .isInstanceOf(IOException.class);
    }

    tables.close();

    assertThat(tables.process().isAlive()).isFalse();
  }

  @Test
  void saysHowToGetJarsThatAreMissing(@TempDir Path folder) {
    assertThatThrownBy(() -> Tables.start(folder.resolve("none"), Optional.empty()))
        .hasMessageContaining("build the module sandbox/dynamodb-local");
  }

  private static List<InetAddress> otherAddresses() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .toList();
  }
}
