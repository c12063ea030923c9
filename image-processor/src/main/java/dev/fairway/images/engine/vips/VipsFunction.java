package dev.fairway.images.engine.vips;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Collections;

/**
 * A C function of integers and addresses, none of them floating point.
 *
 * <p>All share one signature, of 15 longs: linking a signature takes 20 CPU-ms and more at each
 * start, which is much for a task that lives for seconds. In the calling conventions of Linux and
 * macOS an int travels in the low half of a long, and a function does not see surplus arguments.
 */
final class VipsFunction {

  private static final int ARGUMENTS = 15;
  private static final FunctionDescriptor SIGNATURE =
      FunctionDescriptor.of(
          JAVA_LONG, Collections.nCopies(ARGUMENTS, JAVA_LONG).toArray(MemoryLayout[]::new));

  /** Apple's convention alone passes the variable arguments otherwise than the named ones. */
  private static final boolean APPLE_SILICON =
      System.getProperty("os.name", "").startsWith("Mac")
          && System.getProperty("os.arch", "").equals("aarch64");

  private final MethodHandle handle;

  private VipsFunction(MethodHandle handle) {
    this.handle = handle;
  }

  static VipsFunction of(MemorySegment address) {
    return new VipsFunction(Linker.nativeLinker().downcallHandle(address, SIGNATURE));
  }

  /**
   * @param named how many arguments come before the variable ones
   */
  static VipsFunction variadic(MemorySegment address, int named) {
    return APPLE_SILICON
        ? new VipsFunction(
            Linker.nativeLinker()
                .downcallHandle(address, SIGNATURE, Linker.Option.firstVariadicArg(named)))
        : of(address);
  }

  /** An int is in the result's low half; what is above it has no meaning. */
  long call(long... given) {
    long[] a = Arrays.copyOf(given, ARGUMENTS);
    try {
      return (long)
          handle.invokeExact(
              a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], a[8], a[9], a[10], a[11], a[12],
              a[13], a[14]);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("A native call can throw no checked exception", e);
    }
  }

  int callForInt(long... given) {
    return (int) call(given);
  }

  /** The address in the result, of a known or a boundless size. */
  MemorySegment callForAddress(long... given) {
    return MemorySegment.ofAddress(call(given));
  }
}
