package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class QueryFormTest {

  private static ObjectNode members(String form) {
    return QueryForm.members(QueryForm.parameters(form));
  }

  private static Object json(String text) {
    return new JsonMapper().readTree(text);
  }

  @Test
  void readsScalarsAndStructures() {
    assertThat(members("Name=a+b%26c&Input.Inner.Deep=1&Empty="))
        .isEqualTo(
            json("{\"Name\":\"a b&c\",\"Input\":{\"Inner\":{\"Deep\":\"1\"}},\"Empty\":\"\"}"));
  }

  @Test
  void readsListsInTheOrderOfTheirNumbers() {
    assertThat(members("A.member.10=j&A.member.2=b&A.member.1=a"))
        .isEqualTo(json("{\"A\":[\"a\",\"b\",\"j\"]}"));
    assertThat(members("A.1.B=x&A.2.B=y")).isEqualTo(json("{\"A\":[{\"B\":\"x\"},{\"B\":\"y\"}]}"));
    assertThat(members("A.member.1.B.member.1=x")).isEqualTo(json("{\"A\":[{\"B\":[\"x\"]}]}"));
  }

  @Test
  void readsMaps() {
    assertThat(members("A.entry.1.key=k&A.entry.1.value=v&A.entry.2.key=l&A.entry.2.value=w"))
        .isEqualTo(json("{\"A\":{\"k\":\"v\",\"l\":\"w\"}}"));
    assertThat(members("M.entry.1.Name=n&M.entry.1.Value.DataType=String"))
        .isEqualTo(json("{\"M\":{\"n\":{\"DataType\":\"String\"}}}"));
  }

  @Test
  void keepsAStructureThatHasAMemberCalledMember() {
    assertThat(members("A.member=x&A.other=y"))
        .isEqualTo(json("{\"A\":{\"member\":\"x\",\"other\":\"y\"}}"));
  }

  @Test
  void readsParametersWithoutAValue() {
    assertThat(QueryForm.parameters("tagging&a=b=c"))
        .containsEntry("tagging", "")
        .containsEntry("a", "b=c");
    assertThat(QueryForm.parameters("")).isEmpty();
  }
}
