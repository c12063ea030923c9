package dev.fairway.alert;

import dev.fairway.common.HouseRules;
import org.junit.jupiter.api.Test;

final class ArchitectureTest {

  @Test
  void keepsTheHouseRules() {
    HouseRules.check("dev.fairway.alert");
  }
}
