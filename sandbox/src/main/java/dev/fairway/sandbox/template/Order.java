package dev.fairway.sandbox.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Sorts things so that each comes after what it needs, else as they came. */
final class Order {

  private final Function<String, ? extends Collection<String>> needs;
  private final Function<List<String>, TemplateException> circle;
  private final Set<String> done = new LinkedHashSet<>();
  private final List<String> path = new ArrayList<>();

  private Order(
      Function<String, ? extends Collection<String>> needs,
      Function<List<String>, TemplateException> circle) {
    this.needs = needs;
    this.circle = circle;
  }

  /**
   * @param needs what must come before a name
   * @param circle the error for names that need each other, the first repeated at the end
   */
  static List<String> of(
      Collection<String> names,
      Function<String, ? extends Collection<String>> needs,
      Function<List<String>, TemplateException> circle) {
    Order order = new Order(needs, circle);
    names.forEach(order::visit);
    return List.copyOf(order.done);
  }

  private void visit(String name) {
    if (done.contains(name)) {
      return;
    }
    int known = path.indexOf(name);
    path.add(name);
    if (known >= 0) {
      throw circle.apply(List.copyOf(path.subList(known, path.size())));
    }
    needs.apply(name).forEach(this::visit);
    path.removeLast();
    done.add(name);
  }
}
