package dev.fairway.alert.relay;

import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** A relay in a process of its own that never comes to the end of telling; it is to be killed. */
final class CrashedRelay {

  static final String TELLING = "telling ";

  private CrashedRelay() {}

  public static void main(String[] words) throws InterruptedException {
    Place place = Place.ofWords(words);
    var never = new CountDownLatch(1);
    Relay.start(
        place,
        notice -> {
          System.out.println(TELLING + notice.id());
          never.await();
          return notice.id();
        },
        Clock.systemUTC());
    never.await();
  }
}
