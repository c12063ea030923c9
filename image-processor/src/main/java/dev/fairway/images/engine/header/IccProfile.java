package dev.fairway.images.engine.header;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Tells whether an ICC profile describes sRGB, which most photos carry and which needs no
 * conversion (ICC.1:2022, profile structure and tag types).
 */
public final class IccProfile {

  private static final int TAG_TABLE = 128;
  private static final double PRIMARY_TOLERANCE = 0.004;
  private static final double CURVE_TOLERANCE = 0.006;

  private static final double[] SRGB_RED = {0.4361, 0.2225, 0.0139};
  private static final double[] SRGB_GREEN = {0.3851, 0.7169, 0.0971};
  private static final double[] SRGB_BLUE = {0.1431, 0.0606, 0.7141};

  private final ByteBuffer profile;

  private IccProfile(byte[] profile) {
    this.profile = ByteBuffer.wrap(profile);
  }

  /** False too for a profile that can't be read. */
  public static boolean isSrgb(byte[] profile) {
    try {
      return new IccProfile(profile).isSrgb();
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }

  private boolean isSrgb() {
    return text(16).equals("RGB ")
        && hasPrimary("rXYZ", SRGB_RED)
        && hasPrimary("gXYZ", SRGB_GREEN)
        && hasPrimary("bXYZ", SRGB_BLUE)
        && hasSrgbCurve("rTRC")
        && hasSrgbCurve("gTRC")
        && hasSrgbCurve("bTRC");
  }

  private boolean hasPrimary(String tag, double[] xyz) {
    int at = find(tag);
    if (at < 0) {
      return false;
    }
    for (int i = 0; i < 3; i++) {
      if (Math.abs(fixed(at + 8 + 4 * i) - xyz[i]) > PRIMARY_TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  private boolean hasSrgbCurve(String tag) {
    int at = find(tag);
    if (at < 0) {
      return false;
    }
    return switch (text(at)) {
      case "curv" -> isSrgbTable(at);
      case "para" -> isSrgbFormula(at);
      default -> false;
    };
  }

  private boolean isSrgbTable(int at) {
    int entries = profile.getInt(at + 8);
    if (entries < 16) {
      return false;
    }
    for (double x : new double[] {0.1, 0.25, 0.5, 0.75}) {
      int index = (int) Math.round(x * (entries - 1));
      double value = (profile.getShort(at + 12 + 2 * index) & 0xFFFF) / 65535.0;
      if (Math.abs(value - toLinear((double) index / (entries - 1))) > CURVE_TOLERANCE) {
        return false;
      }
    }
    return true;
  }

  private boolean isSrgbFormula(int at) {
    return profile.getShort(at + 8) == 3
        && Math.abs(fixed(at + 12) - 2.4) < 0.01
        && Math.abs(fixed(at + 16) - 1 / 1.055) < 0.01
        && Math.abs(fixed(at + 24) - 1 / 12.92) < 0.01;
  }

  private static double toLinear(double encoded) {
    return encoded <= 0.04045 ? encoded / 12.92 : Math.pow((encoded + 0.055) / 1.055, 2.4);
  }

  private int find(String tag) {
    int count = Math.min(profile.getInt(TAG_TABLE), 100);
    for (int i = 0; i < count; i++) {
      int entry = TAG_TABLE + 4 + 12 * i;
      if (text(entry).equals(tag)) {
        return profile.getInt(entry + 4);
      }
    }
    return -1;
  }

  private double fixed(int at) {
    return profile.getInt(at) / 65536.0;
  }

  private String text(int at) {
    byte[] four = new byte[4];
    profile.get(at, four);
    return new String(four, StandardCharsets.ISO_8859_1);
  }
}
