package dev.fairway.sandbox.notifications.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.ApiException;
import dev.fairway.sandbox.notifications.message.Content;
import dev.fairway.sandbox.notifications.message.Notification;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class FilterPolicyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'store':['example_corp']}                      | true",
        "{'store':['other','example_corp']}              | true",
        "{'store':['Example_corp']}                      | false",
        "{'store':[{'prefix':'exam'}]}                   | true",
        "{'store':[{'suffix':'_corp'}]}                  | true",
        "{'store':[{'equals-ignore-case':'EXAMPLE_CORP'}]} | true",
        "{'store':[{'anything-but':['other']}]}          | true",
        "{'store':[{'anything-but':'example_corp'}]}     | false",
        "{'store':[{'anything-but':{'prefix':'exam'}}]}  | false",
        "{'price':[{'numeric':['=',210.75]}]}            | true",
        "{'price':[{'numeric':['>',100,'<=',300]}]}      | true",
        "{'price':[{'numeric':['<',100]}]}               | false",
        "{'count':[{'numeric':['=',3]}]}                 | false",
        "{'interests':['rugby']}                         | true",
        "{'interests':['tennis']}                        | false",
        "{'interests':[{'anything-but':['rugby']}]}      | true",
        "{'interests':[{'anything-but':['rugby','soccer']}]} | false",
        "{'price':[210.75]}                              | true",
        "{'price':[2.10750e2]}                           | true",
        "{'missing':[{'exists':false}]}                  | true",
        "{'missing':[{'exists':true}]}                   | false",
        "{'store':[{'exists':true}]}                     | true",
        "{'ip':[{'cidr':'10.0.0.0/24'}]}                 | true",
        "{'ip':[{'cidr':'10.0.1.0/24'}]}                 | false",
        "{'store':['example_corp'],'interests':['golf']} | false",
        "{'$or':[{'store':['no']},{'interests':['soccer']}]} | true",
        "{'$or':[{'store':['no']},{'interests':['golf']}]}   | false",
        "{'bytes':[{'exists':true}]}                     | false",
      })
  void looksAtAttributes(String policy, boolean accepted) {
    FilterPolicy filter = policy(policy, FilterScope.ATTRIBUTES);

    assertThat(filter.accepts(MESSAGE, "text")).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'store':['one']}                    | {'store':'one'}              | true",
        "{'store':['one']}                    | {'store':'two'}              | false",
        "{'a':{'b':{'c':[1]}}}                | {'a':{'b':{'c':1}}}          | true",
        "{'a':{'b':[true]}}                   | {'a':{'b':true}}             | true",
        "{'a':[null]}                         | {'a':null}                   | true",
        "{'a':['x']}                          | {'a':['w','x']}              | true",
        "{'a':{'$or':[{'b':[1]},{'c':[2]}]}}  | {'a':{'c':2}}                | true",
        "{'store':['one']}                    | not JSON                     | false",
        "{'store':['one']}                    | ['store']                    | false",
      })
  void looksAtTheBody(String policy, String body, boolean accepted) {
    FilterPolicy filter = policy(policy, FilterScope.BODY);

    assertThat(filter.accepts(MESSAGE, body.replace('\'', '"'))).isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing                                   | failed to parse JSON",
        "[1]                                       | must be a JSON object",
        "{'a':'x'}                                 | must be an object or an array",
        "{'a':[]}                                  | Empty arrays are not allowed",
        "{'a':[{'like':'x'}]}                      | Unrecognized match type like",
        "{'a':[{'prefix':'x','suffix':'y'}]}       | Only one key allowed",
        "{'a':{'b':['x']}}                         | does not support nested filter policy",
        "{'a':[1],'b':[1],'c':[1],'d':[1],'e':[1],'f':[1]} | can not have more than 5 keys",
        "{'$or':[{'a':['x']}]}                     | at least two objects",
      })
  void refusesWhatSnsRefuses(String policy, String problem) {
    assertThatThrownBy(() -> FilterPolicy.of(policy.replace('\'', '"'), FilterScope.ATTRIBUTES))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("InvalidParameter"))
        .hasMessageContaining("FilterPolicy: ")
        .hasMessageContaining(problem);
  }

  /** "Filter policy constraints in Amazon SNS": 4 values at depth 3 and 3 at depth 2 make 72. */
  @Test
  void countsCombinationsByDepth() {
    String allowed = "{'a':{'b':{'c':[1,2,3,4]}},'d':{'e':[1,2,3]}}";
    String tooMany = "{'a':{'b':{'c':[1,2,3,4,5]}},'d':{'e':[1,2,3,4,5,6]}}";

    assertThat(FilterPolicy.of(allowed.replace('\'', '"'), FilterScope.BODY)).isPresent();
    assertThatThrownBy(() -> FilterPolicy.of(tooMany.replace('\'', '"'), FilterScope.BODY))
        .hasMessageContaining("180 combinations");
  }

  private static FilterPolicy policy(String json, FilterScope scope) {
    return FilterPolicy.of(json.replace('\'', '"'), scope).orElseThrow();
  }

  private static final Notification MESSAGE =
      new Notification(
          "id",
          "arn:aws:sns:us-east-1:000000000000:t",
          Content.of(
              json(
                  """
                  {'Message': 'text', 'MessageAttributes': {
                    'store': {'DataType': 'String', 'StringValue': 'example_corp'},
                    'price': {'DataType': 'Number', 'StringValue': '210.75'},
                    'count': {'DataType': 'String', 'StringValue': '3'},
                    'ip': {'DataType': 'String', 'StringValue': '10.0.0.9'},
                    'interests': {'DataType': 'String.Array',
                      'StringValue': '[\\"soccer\\", \\"rugby\\"]'},
                    'bytes': {'DataType': 'Binary', 'BinaryValue': 'AAAA'}}}""")),
          Instant.EPOCH);

  private static ObjectNode json(String text) {
    return (ObjectNode) JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
