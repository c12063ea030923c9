package dev.fairway.batch.reconcile;

import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A bus that keeps what is put on it, and can refuse the next entries. */
final class RecordedBus implements EventBridgeClient {

  final List<PutEventsRequestEntry> taken = new ArrayList<>();
  int calls;
  int refusals;

  @Override
  public PutEventsResponse putEvents(PutEventsRequest request) {
    calls++;
    List<PutEventsResultEntry> results = request.entries().stream().map(this::take).toList();
    return PutEventsResponse.builder().entries(results).build();
  }

  private PutEventsResultEntry take(PutEventsRequestEntry entry) {
    if (refusals > 0) {
      refusals--;
      return PutEventsResultEntry.builder().errorCode("ThrottlingException").build();
    }
    taken.add(entry);
    return PutEventsResultEntry.builder().eventId("e").build();
  }

  List<JsonNode> details(String detailType) {
    return taken.stream()
        .filter(entry -> entry.detailType().equals(detailType))
        .map(entry -> JsonMapper.shared().readTree(entry.detail()))
        .toList();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
