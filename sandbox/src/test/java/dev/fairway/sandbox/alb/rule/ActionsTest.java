package dev.fairway.sandbox.alb.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.ApiException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

final class ActionsTest {

  private static final Redirect.Origin REQUEST =
      new Redirect.Origin("HTTP", "shop.test", 8080, "/a/b", "x=1&y=2");

  @Test
  void sharesTurnsByWeight() {
    Action.Forward forward =
        (Action.Forward)
            read("{'Type':'forward','ForwardConfig':{'TargetGroups':[{'TargetGroupArn':'a','Weight':'80'},{'TargetGroupArn':'b','Weight':20},{'TargetGroupArn':'c','Weight':0}]}}")
                .action();

    Map<String, Long> turns =
        IntStream.range(0, 1000)
            .mapToObj(i -> forward.next().orElseThrow())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(turns.keySet()).containsExactlyInAnyOrder("a", "b");
    assertThat(turns.get("a")).isBetween(795L, 805L);
  }

  @Test
  void forwardsNowhereWithoutWeight() {
    Action.Forward forward =
        (Action.Forward)
            read("{'Type':'forward','ForwardConfig':{'TargetGroups':[{'TargetGroupArn':'a','Weight':0},{'TargetGroupArn':'b','Weight':0}]}}")
                .action();

    assertThat(forward.next()).isEqualTo(Optional.empty());
  }

  @Test
  void describesTheShortFormOfForwardingInFull() {
    assertThat(read("{'Type':'forward','TargetGroupArn':'a'}").description().toString())
        .isEqualTo(
            "[{'Type':'forward','TargetGroupArn':'a','ForwardConfig':{'TargetGroups':[{'TargetGroupArn':'a','Weight':1}],'TargetGroupStickinessConfig':{'Enabled':false}}}]"
                .replace('\'', '"'));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'Protocol':'HTTPS','Port':'443'                     | HTTPS shop.test 443 /a/b x=1&y=2
          'Host':'new.#{host}'                                | HTTP new.shop.test 8080 /a/b x=1&y=2
          'Path':'/v2/#{path}','Query':'#{query}&from=#{port}'| HTTP shop.test 8080 /v2/a/b x=1&y=2&from=8080
          'Path':'/','Query':''                               | HTTP shop.test 8080 /
          """,
      quoteCharacter = '"')
  void fillsARedirectFromTheRequest(String config, String expected) {
    Actions actions =
        read("{'Type':'redirect','RedirectConfig':{'StatusCode':'HTTP_301'," + config + "}}");

    Redirect.Origin to = ((Action.Redirection) actions.action()).to().target(REQUEST);

    assertThat(
            String.join(
                    " ",
                    to.protocol(),
                    to.host(),
                    Integer.toString(to.port()),
                    to.path(),
                    to.query())
                .strip())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'Type':'authenticate-oidc'},{'Type':'forward','TargetGroupArn':'a'}                        | InvalidLoadBalancerAction | does not simulate 'authenticate-oidc'
          {'Type':'authenticate-cognito'}                                                             | InvalidLoadBalancerAction | does not simulate 'authenticate-cognito'
          {'Type':'dance'}                                                                            | ValidationError           | Value 'dance' at 'actions.1.member.type'
          {'Type':'forward'}                                                                          | InvalidLoadBalancerAction | from 1 to 5 target groups
          {'Type':'forward','TargetGroupArn':'a'},{'Type':'forward','TargetGroupArn':'b'}             | InvalidLoadBalancerAction | and no other
          {'Type':'fixed-response','FixedResponseConfig':{'StatusCode':'302'}}                        | ValidationError           | ^(2|4|5)
          {'Type':'fixed-response','FixedResponseConfig':{'StatusCode':'200','ContentType':'a/b'}}    | InvalidLoadBalancerAction | The ContentType must be one of
          {'Type':'redirect','RedirectConfig':{'StatusCode':'HTTP_302'}}                              | InvalidLoadBalancerAction | would loop
          {'Type':'redirect','RedirectConfig':{'StatusCode':'HTTP_302','Path':'x'}}                   | ValidationError           | must start with '/'
          {'Type':'redirect','RedirectConfig':{'StatusCode':'HTTP_303','Path':'/x'}}                  | ValidationError           | HTTP_301, HTTP_302
          """,
      quoteCharacter = '"')
  void refusesWhatIsNoAction(String action, String code, String message) {
    assertThatThrownBy(() -> read(action))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }

  private static Actions read(String actions) {
    return Actions.read(JsonMapper.shared().readTree("[" + actions.replace('\'', '"') + "]"));
  }
}
