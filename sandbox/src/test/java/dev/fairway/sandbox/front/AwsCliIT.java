package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The AWS CLI as people use it, where it is installed. */
@ExtendWith(SharedRegion.class)
class AwsCliIT {

  @TempDir private Path folder;

  @BeforeAll
  static void findCli() {
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(entry -> Files.isExecutable(Path.of(entry, "aws")));
    Assumptions.assumeTrue(found, "The AWS CLI is not installed.");
  }

  @Test
  void copiesAPhotoWithAnOddNameThereAndBack() throws Exception {
    Path photo = folder.resolve("grüße 100%+1.jpg");
    byte[] pixels = new byte[9 * 1024 * 1024];
    Arrays.fill(pixels, (byte) 7);
    Files.write(photo, pixels);
    Path back = folder.resolve("back.jpg");

    aws("s3", "mb", "s3://cli-bucket");
    aws("s3", "cp", photo.toString(), "s3://cli-bucket/in/");
    String listed = aws("s3", "ls", "s3://cli-bucket/in/");
    aws("s3", "cp", "s3://cli-bucket/in/grüße 100%+1.jpg", back.toString());
    aws("s3", "rb", "--force", "s3://cli-bucket");

    assertThat(listed).contains("9437184 grüße 100%+1.jpg");
    assertThat(back).hasBinaryContent(pixels);
  }

  @Test
  void reachesTheOtherServices() throws Exception {
    assertThat(aws("sqs", "create-queue", "--queue-name", "cli-queue"))
        .contains("/000000000000/cli-queue");
    assertThat(aws("dynamodb", "list-tables")).contains("TableNames");
    assertThat(aws("ecs", "list-tasks")).contains("arn:aws:ecs:task");
    assertThat(aws("sts", "get-caller-identity")).contains("\"Account\": \"000000000000\"");
  }

  private String aws(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("aws"));
    command.add("--endpoint-url=" + SharedRegion.plane().endpoint());
    command.addAll(List.of(arguments));
    Path output = Files.createTempFile(folder, "aws", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_PAGER", "",
                "PYTHONIOENCODING", "utf-8",
                "LC_ALL", "C.UTF-8"));
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
    String said = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as("%s: %s", command, said).isZero();
    return said;
  }
}
