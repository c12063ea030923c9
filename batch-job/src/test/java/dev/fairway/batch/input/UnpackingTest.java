package dev.fairway.batch.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

final class UnpackingTest {

  private final byte[] text = text();

  @Test
  void knowsAFormatByItsFirstBytes() throws IOException {
    assertThat(unpacked(text)).isEqualTo(text);
    assertThat(unpacked(gzip(text))).isEqualTo(text);
    assertThat(unpacked(Zstd.compress(text))).isEqualTo(text);
    assertThat(unpacked(new byte[0])).isEmpty();
  }

  @Test
  void readsMembersBehindEachOtherAndPadding() throws IOException {
    byte[] two = join(gzip(text), gzip(text), new byte[512]);
    assertThat(unpacked(two)).isEqualTo(join(text, text));
  }

  @Test
  void readsAHeaderWithAllItsParts() throws IOException {
    byte[] plain = gzip(text);
    byte[] head = {0x1F, (byte) 0x8B, 8, 4 | 8 | 16 | 2, 0, 0, 0, 0, 0, 3, 2, 0, 9, 9};
    byte[] names = "name\0comment\0cc".getBytes(StandardCharsets.UTF_8);
    assertThat(unpacked(join(head, names, Arrays.copyOfRange(plain, 10, plain.length))))
        .isEqualTo(text);
  }

  @Test
  void refusesGzipThatIsCutAnywhere() throws IOException {
    byte[] whole = gzip(text);
    for (int length : new int[] {3, 9, 11, 1000, whole.length - 9, whole.length - 1}) {
      assertThatThrownBy(() -> unpacked(Arrays.copyOf(whole, length)))
          .isInstanceOf(BrokenFileException.class)
          .hasMessageContaining("cut off");
    }
  }

  @Test
  void refusesGzipThatIsDamagedAnywhere() throws IOException {
    byte[] whole = gzip(text);
    for (int at : new int[] {2, 500, whole.length / 2, whole.length - 7, whole.length - 2}) {
      byte[] damaged = whole.clone();
      damaged[at] ^= 0x10;
      assertThatThrownBy(() -> unpacked(damaged)).isInstanceOf(BrokenFileException.class);
    }
  }

  @Test
  void refusesWhatFollowsGzip() throws IOException {
    assertThatThrownBy(
            () -> unpacked(join(gzip(text), "id,name\n".getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(BrokenFileException.class)
        .hasMessageContaining("no gzip follows");
  }

  @Test
  void refusesDamagedZstd() {
    byte[] whole = Zstd.compress(text);
    assertThatThrownBy(() -> unpacked(Arrays.copyOf(whole, whole.length - 10)))
        .isInstanceOf(BrokenFileException.class);
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (var in = Unpacking.of(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] text() {
    var random = new Random(1);
    var all = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      all.append(i).append(',').append(random.nextInt(1_000_000)).append('\n');
    }
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }
}
