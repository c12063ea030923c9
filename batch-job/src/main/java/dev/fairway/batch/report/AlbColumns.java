package dev.fairway.batch.report;

import java.util.ArrayList;
import java.util.List;

/**
 * The columns of an Application Load Balancer's access log, in the order of its lines ("Access logs
 * for your Application Load Balancer"). AWS appends columns: a line may have more than these, and
 * one of an older file fewer.
 */
final class AlbColumns {

  private static final List<Column> ALL =
      List.of(
          Column.plain("type", "VARCHAR"),
          required("time", "TIMESTAMP"),
          Column.plain("elb", "VARCHAR"),
          Column.plain("client_port", "VARCHAR"),
          Column.plain("target_port", "VARCHAR"),
          Column.plain("request_processing_time", "DECIMAL(18, 3)"),
          Column.plain("target_processing_time", "DECIMAL(18, 3)"),
          Column.plain("response_processing_time", "DECIMAL(18, 3)"),
          Column.plain("elb_status_code", "INTEGER"),
          Column.plain("target_status_code", "INTEGER"),
          Column.plain("received_bytes", "BIGINT"),
          Column.plain("sent_bytes", "BIGINT"),
          Column.plain("request", "VARCHAR"),
          Column.plain("user_agent", "VARCHAR"),
          Column.plain("ssl_cipher", "VARCHAR"),
          Column.plain("ssl_protocol", "VARCHAR"),
          Column.plain("target_group_arn", "VARCHAR"),
          Column.plain("trace_id", "VARCHAR"),
          Column.plain("domain_name", "VARCHAR"),
          Column.plain("chosen_cert_arn", "VARCHAR"),
          Column.plain("matched_rule_priority", "INTEGER"),
          Column.plain("request_creation_time", "TIMESTAMP"),
          Column.plain("actions_executed", "VARCHAR"),
          Column.plain("redirect_url", "VARCHAR"),
          Column.plain("error_reason", "VARCHAR"),
          Column.plain("target_port_list", "VARCHAR"),
          Column.plain("target_status_code_list", "VARCHAR"),
          Column.plain("classification", "VARCHAR"),
          Column.plain("classification_reason", "VARCHAR"),
          Column.plain("conn_trace_id", "VARCHAR"),
          Column.plain("transformed_host", "VARCHAR"),
          Column.plain("transformed_uri", "VARCHAR"),
          Column.plain("request_transform_status", "VARCHAR"));

  private AlbColumns() {}

  private static Column required(String name, String type) {
    return new Column(name, type, List.of(name), true);
  }

  /** All of them; a column that a report declares has the type and the name from there. */
  static List<Column> with(List<Column> declared, HeaderError error) {
    List<Column> columns = new ArrayList<>(ALL);
    for (Column column : declared) {
      int place = ALL.stream().map(Column::name).toList().indexOf(column.name());
      if (place < 0) {
        throw error.because(
            "An access log has no column %s; it has %s."
                .formatted(
                    column.name(), String.join(", ", ALL.stream().map(Column::name).toList())));
      }
      columns.set(place, column);
    }
    return List.copyOf(columns);
  }
}
