package dev.fairway.sandbox.ecs.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomTest {

  private final Room room = new Room(1000);
  private final List<String> admitted = new ArrayList<>();

  private Admission ask(String name, int memoryMib) {
    return room.ask(memoryMib, () -> admitted.add(name));
  }

  @Test
  void letsInWhoFitsAndTheOthersInTurn() {
    Admission first = ask("first", 600);
    ask("second", 600);
    ask("third", 100);
    assertThat(admitted).containsExactly("first");
    first.close();
    assertThat(admitted).containsExactly("first", "second", "third");
  }

  @Test
  void letsAGiantInWhenItIsAlone() {
    Admission first = ask("first", 100);
    ask("giant", 5000);
    assertThat(admitted).containsExactly("first");
    first.close();
    assertThat(admitted).containsExactly("first", "giant");
  }

  @Test
  void forgetsWhoLeavesTheQueue() {
    Admission first = ask("first", 1000);
    ask("second", 1000).close();
    ask("third", 1000);
    first.close();
    first.close();
    assertThat(admitted).containsExactly("first", "third");
  }
}
