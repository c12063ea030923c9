package dev.fairway.sandbox.events;

import static dev.fairway.sandbox.events.RecordedApis.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The first cases are those of AWS's "Amazon EventBridge input transformation". */
final class InputTransformerTest {

  private static final ObjectNode EVENT =
      json(
          """
          {'version':'0','id':'7bf73129','detail-type':'EC2 Instance State-change Notification',
           'source':'aws.ec2','account':'123456789012','time':'2015-11-11T21:29:54Z',
           'region':'us-east-1','resources':['arn:i-abcd1111','arn:i-2'],
           'detail':{'instance-id':'i-0123456789','state':'RUNNING','cpu':2,'on':true,'none':null,
                     'tags':[{'k':'a'},{'k':'b'}],'name':'a \\'quoted\\' \\\\ name\\nü'}}
          """);

  private static final Rule RULE =
      new Rule(
          json("{'Name':'example','Arn':'arn:aws:events:us-east-1:1:rule/example'}"),
          Optional.empty(),
          List.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"instance <instance> is in <state>\" | \"instance i-0123456789 is in RUNNING\"",
        "\"instance \\\"<instance>\\\" is in <state>\" | \"instance \\\"i-0123456789\\\" is in RUNNING\"",
        "{\"instance\" : <instance>, \"state\": <state>} | {\"instance\" : \"i-0123456789\", \"state\": \"RUNNING\"}",
        "{\"instance\" : <instance>, \"state\": \"<state>\", \"status\": \"instance \\\"<instance>\\\" is in <state>\"} | {\"instance\" : \"i-0123456789\", \"state\": \"RUNNING\", \"status\": \"instance \\\"i-0123456789\\\" is in RUNNING\"}",
        "{\"instance\" : <instance>, \"state\": [ 9, <state>, true ], \"Transformed\" : \"Yes\"} | {\"instance\" : \"i-0123456789\", \"state\": [ 9, \"RUNNING\", true ], \"Transformed\" : \"Yes\"}",
        "{\"rule\" : \"<aws.events.rule-name>\", \"arn\": <aws.events.rule-arn>} | {\"rule\" : \"example\", \"arn\": \"arn:aws:events:us-east-1:1:rule/example\"}",
        "{\"at\" : <aws.events.event.ingestion-time>} | {\"at\" : \"2026-11-01T10:00:00Z\"}",
        "{\"n\": <cpu>, \"s\": \"<cpu>\", \"b\": <on>} | {\"n\": 2, \"s\": \"2\", \"b\": true}",
        "{\"all\": <ks>, \"one\": <resource>} | {\"all\": [\"a\",\"b\"], \"one\": \"arn:i-abcd1111\"}",
        "{\"s\": \"<missing>\", \"j\": <missing>, \"n\": \"<none>\"} | {\"s\": \"\", \"j\": \"\", \"n\": \"\"}",
        "{\"type\": <type>} | {\"type\": \"EC2 Instance State-change Notification\"}",
      })
  void rendersAsAwsDocuments(String template, String output) {
    assertThat(transform(template)).isEqualTo(output);
  }

  @Test
  void keepsAnyTextWholeInsideAQuotedString() {
    String output = transform("{\"overrides\":\"<name>\"}");

    assertThat(JsonMapper.shared().readTree(output).path("overrides"))
        .isEqualTo(EVENT.path("detail").path("name"));
  }

  @Test
  void putsTheWholeEventOrAllButItsDetail() {
    assertThat(JsonMapper.shared().readTree(transform("<aws.events.event.json>"))).isEqualTo(EVENT);
    assertThat(JsonMapper.shared().readTree(transform("<aws.events.event>")))
        .isEqualTo(EVENT.deepCopy().remove(List.of("detail")));
    assertThat(EVENT.has("detail")).isTrue();
  }

  @Test
  void refusesAPlaceholderWithoutAPath() {
    assertThatThrownBy(() -> transform("{\"a\": <typo>}"))
        .hasMessage("InputTemplate for target t contains invalid placeholder typo.");
  }

  @Test
  void refusesAReservedName() {
    ObjectNode transformer =
        json("{'InputPathsMap':{'aws.events.rule-name':'$.id'},'InputTemplate':'1'}");

    assertThatThrownBy(() -> InputTransformer.of("t", transformer))
        .hasMessageContaining("the name aws.events.rule-name is reserved");
  }

  @Test
  void refusesBracketNotation() {
    assertThatThrownBy(() -> EventPath.parse("$['detail']"))
        .hasMessageContaining("EventBridge takes dot notation such as $.detail.object.key");
  }

  private static String transform(String template) {
    ObjectNode transformer =
        json(
            """
            {'InputPathsMap':{'instance':'$.detail.instance-id','state':'$.detail.state',
              'resource':'$.resources[0]','cpu':'$.detail.cpu','on':'$.detail.on',
              'ks':'$.detail.tags[*].k','missing':'$.detail.no.such','none':'$.detail.none',
              'type':'$.detail-type','name':'$.detail.name'}}
            """);
    transformer.put("InputTemplate", template);
    return InputTransformer.of("t", transformer)
        .render(RULE, new Event(EVENT, EVENT.toString(), Instant.parse("2026-11-01T10:00:00Z")));
  }
}
