package dev.fairway.sandbox.events;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Apis;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Answers calls as a test says and keeps them. */
final class RecordedApis implements Apis {

  private final List<ApiCall> calls = new CopyOnWriteArrayList<>();
  private volatile Function<ApiCall, ObjectNode> answer;

  RecordedApis(Function<ApiCall, ObjectNode> answer) {
    this.answer = answer;
  }

  void answer(Function<ApiCall, ObjectNode> with) {
    this.answer = with;
  }

  @Override
  public ObjectNode call(ApiCall call) {
    calls.add(call);
    if (call.operation().equals("GetQueueUrl")) {
      return json("{'QueueUrl':'http://queue/%s'}", call.input().path("QueueName").asString());
    }
    return answer.apply(call);
  }

  List<ObjectNode> inputs(String operation) {
    return calls.stream()
        .filter(call -> call.operation().equals(operation))
        .map(ApiCall::input)
        .toList();
  }

  List<ApiCall> calls(String operation) {
    return calls.stream().filter(call -> call.operation().equals(operation)).toList();
  }

  /** JSON with single quotes, for short tests. */
  static ObjectNode json(String format, Object... arguments) {
    String text = arguments.length == 0 ? format : format.formatted(arguments);
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
