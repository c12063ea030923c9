package dev.fairway.sandbox.tables;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The main class of DynamoDB's process: starts Amazon's emulator on loopback and ends with its
 * parent.
 *
 * <p>It runs on a class path of Amazon's jars and itself alone, so it reaches them by reflection
 * and uses nothing else of Fairway. Amazon's own main class listens on every interface of the
 * machine.
 */
final class TablesProcess {

  private static final String RUNNER = "software.amazon.dynamodb.services.local.main.ServerRunner";
  private static final long IDLE_TIMEOUT_MILLIS = 600_000;

  private TablesProcess() {}

  /**
   * Prints the port as a line of its own once it listens.
   *
   * @param arguments the emulator's jar, then the emulator's own arguments
   */
  public static void main(String[] arguments) throws Exception {
    URL jar = Path.of(arguments[0]).toUri().toURL();
    ClassLoader emulator =
        new URLClassLoader(new URL[] {jar}, TablesProcess.class.getClassLoader());
    Thread.currentThread().setContextClassLoader(emulator);
    serve(emulator, Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void serve(ClassLoader emulator, String[] arguments) throws Exception {
    Object proxy =
        Class.forName(RUNNER, true, emulator)
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, (Object) arguments);
    Field field = proxy.getClass().getDeclaredField("server");
    field.setAccessible(true);
    Object server = field.get(proxy);
    Object[] connectors = (Object[]) invoke(server, "getConnectors");
    Object connector = connectors[0];
    connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    connector.getClass().getMethod("setPort", int.class).invoke(connector, 0);
    connector
        .getClass()
        .getMethod("setIdleTimeout", long.class)
        .invoke(connector, IDLE_TIMEOUT_MILLIS);
    invoke(proxy, "safeStart");
    System.out.println("port " + invoke(connector, "getLocalPort"));
    System.out.flush();
    awaitEndOfParent();
    invoke(proxy, "stop");
    System.exit(0);
  }

  private static Object invoke(Object target, String name) throws ReflectiveOperationException {
    Method method = target.getClass().getMethod(name);
    return method.invoke(target);
  }

  /** The parent holds the other end of standard input for as long as it lives. */
  private static void awaitEndOfParent() throws IOException {
    while (System.in.read() >= 0) {
      // Nothing is ever sent: only the end counts.
    }
  }
}
