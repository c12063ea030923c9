package dev.fairway.common;

import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void keepsTheHouseRules() {
    HouseRules.check("dev.fairway.common");
  }
}
