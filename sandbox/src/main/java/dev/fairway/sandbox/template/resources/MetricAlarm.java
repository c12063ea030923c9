package dev.fairway.sandbox.template.resources;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::CloudWatch::Alarm}, spelled in a template as in PutMetricAlarm. */
final class MetricAlarm implements Provisioner {

  @Override
  public Provisioned provision(ResourceRequest request, World world) {
    String name = request.name("AlarmName", 255);
    ObjectNode input = request.properties().all().deepCopy().put("AlarmName", name);
    world.call("monitoring", "PutMetricAlarm", input);
    return Provisioned.simulated(
        name, Map.of("Arn", world.account().arn("cloudwatch", "alarm:" + name)));
  }
}
