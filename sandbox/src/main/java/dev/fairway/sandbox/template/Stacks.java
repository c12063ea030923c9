package dev.fairway.sandbox.template;

import dev.fairway.sandbox.template.resources.World;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stacks of the region. */
public final class Stacks {

  private final World world;
  private final Clock clock;
  private volatile List<Stack> stacks = List.of();

  public Stacks(World world, Clock clock) {
    this.world = world;
    this.clock = clock;
  }

  /**
   * Stands up the templates of a folder, those first whose exports others import. What exists
   * already, from a kept state, is brought to what its template says.
   *
   * @param parameters values for parameters, by name, for all templates that have them
   * @return a report for each stack, in the order in which they were stood up
   * @throws TemplateException that says which file, resource and property is wrong, and why
   */
  public List<StackReport> apply(Path folder, Map<String, String> parameters) {
    Map<String, String> exports = new HashMap<>();
    List<Scope> scopes =
        TemplateFolder.read(folder).stream()
            .map(
                template ->
                    new Scope(
                        template,
                        world.account(),
                        Parameters.of(template, parameters),
                        Collections.unmodifiableMap(exports)))
            .toList();
    List<Stack> standing = new ArrayList<>();
    for (Scope scope : StackOrder.of(scopes)) {
      Stack stack = new StackCreation(world, scope).create(clock.instant());
      for (StackOutput output : stack.outputs()) {
        output.export().ifPresent(name -> exports.put(name, output.value()));
      }
      standing.add(stack);
    }
    stacks = List.copyOf(standing);
    return reports();
  }

  public List<StackReport> reports() {
    return stacks.stream().map(Stack::report).toList();
  }

  /**
   * The outputs of all stacks, without those that only carry a value from stack to stack. A name
   * that two stacks use is qualified by the stack the second time.
   */
  public Map<String, String> outputs() {
    Map<String, String> outputs = new LinkedHashMap<>();
    for (Stack stack : stacks) {
      for (StackOutput output : stack.outputs()) {
        if (!output.forStacksOnly()) {
          boolean taken = outputs.containsKey(output.name());
          outputs.put(taken ? stack.name() + "." + output.name() : output.name(), output.value());
        }
      }
    }
    return outputs;
  }

  List<Stack> all() {
    return stacks;
  }

  /** The stack of a name or an id. */
  Optional<Stack> find(String nameOrId) {
    return stacks.stream()
        .filter(stack -> stack.name().equals(nameOrId) || stack.id().equals(nameOrId))
        .findFirst();
  }
}
