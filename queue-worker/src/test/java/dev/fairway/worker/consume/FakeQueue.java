package dev.fairway.worker.consume;

import dev.fairway.worker.consume.queue.DeadLetter;
import dev.fairway.worker.consume.queue.Delivery;
import dev.fairway.worker.consume.queue.WorkQueue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A queue that notes what is done to its messages. */
final class FakeQueue implements WorkQueue {

  final List<String> done = new CopyOnWriteArrayList<>();
  final List<DeadLetter> buried = new CopyOnWriteArrayList<>();

  @Override
  public List<Delivery> receive(int most) {
    return List.of();
  }

  @Override
  public void delete(Delivery delivery) {
    done.add("delete " + delivery.messageId());
  }

  @Override
  public void hide(Collection<Delivery> deliveries, Duration time) {
    deliveries.forEach(delivery -> done.add("hide " + delivery.messageId() + " " + time));
  }

  @Override
  public void giveBack(Delivery delivery, Duration delay) {
    done.add("give back " + delivery.messageId() + " " + delay);
  }

  @Override
  public void bury(DeadLetter letter) {
    buried.add(letter);
    done.add("bury " + letter.delivery().messageId());
  }
}
