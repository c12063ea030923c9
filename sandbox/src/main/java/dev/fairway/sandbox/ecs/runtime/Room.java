package dev.fairway.sandbox.ecs.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The memory that tasks of this machine share. Who finds no room waits in turn; a task that is
 * larger than the whole gets in when nothing else is there.
 */
public final class Room {

  private final long totalMib;
  private final Deque<Place> queue = new ArrayDeque<>();
  private long usedMib;

  Room(long totalMib) {
    this.totalMib = totalMib;
  }

  /** Three quarters of a machine's memory, so that a burst of tasks waits instead of swapping. */
  public static Room on(long machineBytes) {
    return new Room(machineBytes / 1024 / 1024 * 3 / 4);
  }

  /** The place of a task of this size in the queue, or in the room. */
  public Admission ask(int memoryMib, Runnable admitted) {
    Place place = new Place(memoryMib, admitted);
    synchronized (this) {
      queue.add(place);
    }
    admitWhoFits();
    return place;
  }

  private void admitWhoFits() {
    List<Place> let = new ArrayList<>();
    synchronized (this) {
      for (Place next = queue.peek(); next != null && fits(next); next = queue.peek()) {
        queue.remove();
        next.admitted = true;
        usedMib += next.memoryMib;
        let.add(next);
      }
    }
    let.forEach(place -> place.onAdmitted.run());
  }

  private boolean fits(Place place) {
    return usedMib == 0 || usedMib + place.memoryMib <= totalMib;
  }

  private final class Place implements Admission {

    private final int memoryMib;
    private final Runnable onAdmitted;
    private boolean admitted;

    Place(int memoryMib, Runnable onAdmitted) {
      this.memoryMib = memoryMib;
      this.onAdmitted = onAdmitted;
    }

    @Override
    public void close() {
      synchronized (Room.this) {
        queue.remove(this);
        if (admitted) {
          admitted = false;
          usedMib -= memoryMib;
        }
      }
      admitWhoFits();
    }
  }
}
