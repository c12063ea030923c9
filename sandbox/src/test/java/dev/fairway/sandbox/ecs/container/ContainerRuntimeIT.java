package dev.fairway.sandbox.ecs.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.ecs.runtime.Confinement;
import dev.fairway.sandbox.ecs.runtime.ContainerExit;
import dev.fairway.sandbox.ecs.runtime.ContainerPlan;
import dev.fairway.sandbox.ecs.runtime.LiveContainer;
import dev.fairway.sandbox.ecs.runtime.Place;
import dev.fairway.sandbox.ecs.runtime.PreparedTask;
import dev.fairway.sandbox.ecs.runtime.RunningContainer;
import dev.fairway.sandbox.ecs.runtime.TaskPlan;
import dev.fairway.sandbox.ecs.runtime.TaskStartException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real containers of a Debian, which run a line of shell. */
@Timeout(120)
class ContainerRuntimeIT {

  /** Answers each connection with the address that it came to; Debian's smallest image has Perl. */
  private static final String LISTEN =
      "perl -MIO::Socket::INET -e 'my $s = IO::Socket::INET->new(LocalPort => 8080, Listen => 5,"
          + " ReuseAddr => 1) or die; $| = 1; print \"listening\\n\"; while (my $c = $s->accept())"
          + " { print $c \"here is \" . $c->sockhost . \"\\n\"; close $c }'";

  private static @Nullable TestEngine engine;

  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final BlockingQueue<ContainerExit> exits = new LinkedBlockingQueue<>();
  private final List<PreparedTask> tasks = new ArrayList<>();
  private ContainerGateway gateway;
  private ContainerRuntime runtime;

  @BeforeAll
  static void engine() {
    engine = TestEngine.withImageFor("app");
  }

  @AfterAll
  static void closeEngine() {
    if (engine != null) {
      engine.close();
    }
  }

  private static TestEngine here() {
    return java.util.Objects.requireNonNull(engine);
  }

  @BeforeEach
  void open() {
    gateway = ContainerGateway.open(here().options());
    runtime =
        new ContainerRuntime(
            gateway, here().options(), (stream, time, line) -> lines.add(line), Clock.systemUTC());
  }

  @AfterEach
  void closeAndLookForWhatIsLeft() {
    runtime.close();
    gateway.close();
    assertThat(here().left()).isEmpty();
  }

  private static ContainerPlan shell(String script) {
    return shell(script, Optional.empty(), Confinement.NONE);
  }

  private static ContainerPlan shell(
      String script, Optional<Integer> memoryMib, Confinement confinement) {
    return ContainerPlans.app(
        "app", Map.of("GIVEN", "a b=c"), List.of("/bin/sh", "-c", script), memoryMib, confinement);
  }

  private PreparedTask prepare(String id, ContainerPlan... containers) {
    Place place = runtime.place(Map.of("app", 8080));
    TaskPlan plan = ContainerPlans.task(id, 1024, place, List.of(containers));
    PreparedTask task = runtime.prepare(plan);
    tasks.add(task);
    return task;
  }

  private RunningContainer start(ContainerPlan container) {
    return prepare("t1", container).start(container, exits::add);
  }

  private ContainerExit awaitExit() throws InterruptedException {
    ContainerExit exit = exits.poll(60, TimeUnit.SECONDS);
    assertThat(exit).as("exit of the container").isNotNull();
    return exit;
  }

  private String nextLine() throws InterruptedException {
    String line = lines.poll(60, TimeUnit.SECONDS);
    return line == null ? "nothing" : line;
  }

  @Test
  void handsOnEveryLineOnceAndInOrderBeforeTheExit() throws Exception {
    start(
        shell(
            "i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done; printf 'no end';"
                + " exit 3"));
    assertThat(awaitExit().code()).isEqualTo(3);
    List<String> seen = new ArrayList<>(lines);
    assertThat(seen).hasSize(20_001).endsWith("no end");
    for (int i = 0; i < 20_000; i++) {
      assertThat(seen.get(i)).isEqualTo("line " + i);
    }
  }

  @Test
  void takesBothStreams() throws Exception {
    start(shell("echo out; sleep 0.2; echo error >&2; sleep 0.2; echo grüße"));
    awaitExit();
    assertThat(lines).containsExactly("out", "error", "grüße");
  }

  @Test
  void givesTheContainerItsEnvironmentAndItsName() throws Exception {
    start(shell("echo $GIVEN; hostname; cat /sys/class/net/eth0/address >/dev/null && echo eth0"));
    awaitExit();
    assertThat(lines).containsExactly("a b=c", "ip-169-254-171-16.ec2.internal", "eth0");
  }

  @Test
  void sendsSigtermAndThenSigkill() throws Exception {
    String tidy = "trap 'echo tidied up; exit 7' TERM; echo ready; while :; do sleep 0.1; done";
    RunningContainer container = start(shell(tidy));
    assertThat(nextLine()).isEqualTo("ready");
    container.terminate();
    assertThat(awaitExit().code()).isEqualTo(7);
    assertThat(nextLine()).isEqualTo("tidied up");
  }

  @Test
  void killsWhatIgnoresSigterm() throws Exception {
    RunningContainer container =
        start(shell("trap 'echo no' TERM; echo ready; while :; do sleep 0.1; done"));
    assertThat(nextLine()).isEqualTo("ready");
    container.terminate();
    assertThat(nextLine()).isEqualTo("no");
    container.kill();
    ContainerExit exit = awaitExit();
    assertThat(exit.code()).isEqualTo(137);
    assertThat(exit.reason()).isEmpty();
  }

  @Test
  void listsATaskAndKillsItFromOutside() throws Exception {
    start(shell("echo ready; sleep 600"));
    assertThat(nextLine()).isEqualTo("ready");
    assertThat(runtime.live())
        .containsExactly(
            new LiveContainer("t1", "app", Optional.empty(), Optional.of("fairway-app-t1")));
    assertThat(runtime.kill("another")).isFalse();
    assertThat(runtime.kill("t1")).isTrue();
    assertThat(awaitExit().code()).isEqualTo(137);
    assertThat(runtime.kill("t1")).isFalse();
  }

  @Test
  void saysThatAContainerExceededItsMemory() throws Exception {
    start(
        shell(
            "exec perl -e 'my @a; while (1) { push @a, \"x\" x 1048576 }'",
            Optional.of(32),
            Confinement.NONE));
    ContainerExit exit = awaitExit();
    assertThat(exit.code()).isEqualTo(137);
    assertThat(exit.reason()).contains("OutOfMemoryError: Container killed due to memory usage");
  }

  @Test
  void confinesAContainerThatCanStillWriteItsTemporaryFiles() throws Exception {
    Confinement confinement =
        new Confinement(
            Optional.of("10001:10001"),
            Optional.of("/usr"),
            true,
            false,
            List.of(new Confinement.Mount("tmp", "/tmp", false)),
            new Confinement.Capabilities(List.of(), List.of("ALL")));
    start(
        shell(
            "id -u; pwd; touch /tmp/file && echo tmp; touch /root/x /x 2>/dev/null || echo shut;"
                + " grep -E 'CapBnd|NoNewPrivs' /proc/self/status | tr -s '\\t ' ' '",
            Optional.empty(),
            confinement));
    awaitExit();
    assertThat(lines)
        .containsExactly(
            "10001", "/usr", "tmp", "shut", "CapBnd: 0000000000000000", "NoNewPrivs: 1");
  }

  @Test
  void checksHealthInsideTheContainer() throws Exception {
    RunningContainer container =
        start(shell("echo well > /tmp/health; echo ready; while :; do sleep 0.1; done"));
    assertThat(nextLine()).isEqualTo("ready");
    List<String> check = List.of("/bin/sh", "-c", "grep -q well /tmp/health && [ \"$GIVEN\" ]");
    assertThat(container.succeeds(check, Duration.ofSeconds(20))).isTrue();
    assertThat(container.succeeds(List.of("/bin/false"), Duration.ofSeconds(20))).isFalse();
    assertThat(container.succeeds(List.of("/no/such"), Duration.ofSeconds(20))).isFalse();
    assertThat(container.succeeds(List.of("/bin/sleep", "60"), Duration.ofMillis(300))).isFalse();
  }

  @Test
  void isReachedAtItsOwnAddressAndPort() throws Exception {
    ContainerPlan container = shell(LISTEN);
    Place place = runtime.place(Map.of("app", 8080));
    PreparedTask task = runtime.prepare(ContainerPlans.task("t2", 1024, place, List.of(container)));
    task.start(container, exits::add);
    assertThat(nextLine()).isEqualTo("listening");
    int port = place.port("app").orElseThrow();
    assertThat(port).isEqualTo(8080);
    try (Socket socket = new Socket(place.address(), port)) {
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo("here is " + place.address() + "\n");
    }
    Place other = runtime.place(Map.of());
    assertThat(other.address()).isNotEqualTo(place.address());
  }

  @Test
  void letsTheContainersOfATaskShareTheirAddress() throws Exception {
    ContainerPlan first = shell(LISTEN);
    ContainerPlan second =
        ContainerPlans.app(
            "app",
            Map.of(),
            List.of("/bin/bash", "-c", "cat < /dev/tcp/127.0.0.1/8080"),
            Optional.empty(),
            Confinement.NONE);
    PreparedTask task = prepare("t3", first);
    task.start(first, exit -> {});
    assertThat(nextLine()).isEqualTo("listening");
    ContainerPlan sidecar =
        new ContainerPlan(
            "side",
            second.image(),
            second.entryPoint(),
            second.command(),
            second.environment(),
            second.memoryMib(),
            second.logs(),
            second.confinement());
    here().docker().tagImageCmd("debian:trixie-slim", "fairway-it/side", "local").exec();
    try {
      task.start(sidecar, exits::add);
      assertThat(awaitExit().code()).isZero();
      assertThat(lines).containsExactly("here is 127.0.0.1");
    } finally {
      task.close();
      here().docker().removeImageCmd("fairway-it/side:local").exec();
    }
  }

  @Test
  void tellsWhatAContainerUses() throws Exception {
    RunningContainer container =
        start(shell("exec perl -e 'my $a = \"x\" x 67108864; print \"ready\\n\"; 1 while 1'"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> container.usage().cpuTime().toMillis() > 500);
    assertThat(container.usage().memoryBytes()).isBetween(60L << 20, 512L << 20);
    container.kill();
    ContainerExit exit = awaitExit();
    assertThat(exit.usage().cpuTime()).isGreaterThan(Duration.ofMillis(500));
    assertThat(exit.usage().peakRssBytes()).isGreaterThan(60L << 20);
  }

  @Test
  void saysWhichImageIsMissingAndHowToBuildIt() {
    ContainerPlan nowhere =
        ContainerPlans.app("nowhere", Map.of(), List.of(), Optional.empty(), Confinement.NONE);
    assertThatThrownBy(() -> prepare("t4", nowhere))
        .isInstanceOf(TaskStartException.class)
        .hasMessageStartingWith("CannotPullContainerError: ")
        .hasMessageContaining("fairway-it/nowhere:local")
        .hasMessageEndingWith("docker compose build nowhere");
  }

  @Test
  void saysWhatCanNotBeStarted() {
    ContainerPlan broken =
        ContainerPlans.app(
            "app", Map.of(), List.of("/no/such/program"), Optional.empty(), Confinement.NONE);
    PreparedTask task = prepare("t5", broken);
    assertThatThrownBy(() -> task.start(broken, exits::add))
        .isInstanceOf(TaskStartException.class)
        .hasMessageStartingWith("CannotStartContainerError: ")
        .hasMessageContaining("/no/such/program");
    assertThat(exits).isEmpty();
  }

  @Test
  void removesWhatAKilledSandboxLeft() throws Exception {
    RunningContainer left = start(shell("echo ready; sleep 600"));
    assertThat(nextLine()).isEqualTo("ready");
    assertThat(left).isNotNull();
    assertThat(here().left()).contains("/fairway-app-t1");
    // The same mark, as after a restart: nothing was closed.
    try (ContainerGateway next = ContainerGateway.open(here().options())) {
      assertThat(awaitExit().code()).isEqualTo(137);
      assertThat(here().left()).containsExactly("fairway-it");
      assertThat(next.address()).isEqualTo("169.254.170.2");
    }
  }
}
