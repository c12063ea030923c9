package dev.fairway.sandbox.tour;

import java.util.Map;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A queue and its service at one moment.
 *
 * @param waiting messages that can be received
 * @param inFlight messages that were received and not yet deleted
 * @param delayed messages that wait for their next try or their first
 * @param desired tasks
 * @param running tasks
 */
record Backlog(int waiting, int inFlight, int delayed, int desired, int running) {

  static Backlog of(RegionClients aws, String queueUrl, String cluster, String service) {
    Map<QueueAttributeName, String> queue =
        aws.sqs()
            .getQueueAttributes(
                get -> get.queueUrl(queueUrl).attributeNames(QueueAttributeName.ALL))
            .attributes();
    Service counts =
        aws.ecs()
            .describeServices(describe -> describe.cluster(cluster).services(service))
            .services()
            .getFirst();
    return new Backlog(
        number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
        counts.desiredCount(),
        counts.runningCount());
  }

  int messages() {
    return waiting + inFlight + delayed;
  }

  boolean isEmpty() {
    return messages() == 0;
  }

  private static int number(Map<QueueAttributeName, String> attributes, QueueAttributeName name) {
    return Integer.parseInt(attributes.getOrDefault(name, "0"));
  }
}
