package dev.fairway.infra;

import dev.fairway.common.HouseRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  @Test
  void keepsTheHouseRules() {
    HouseRules.check("dev.fairway.infra");
  }
}
