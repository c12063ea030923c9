package dev.fairway.sandbox.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class QueryXmlTest {

  private static String result(String json) {
    ObjectNode output = (ObjectNode) new JsonMapper().readTree(json);
    String xml = QueryXml.response("Op", output, "id");
    return xml.substring(xml.indexOf("<OpResult>") + 10, xml.indexOf("</OpResult>"));
  }

  @Test
  void writesListsAsMembers() {
    assertThat(result("{\"A\":[{\"B\":1},{\"B\":true}],\"C\":[]}"))
        .isEqualTo("<A><member><B>1</B></member><member><B>true</B></member></A><C></C>");
  }

  @Test
  void writesMapsAsEntries() {
    assertThat(result("{\"Attributes\":{\"TopicArn\":\"arn\"}}"))
        .isEqualTo("<Attributes><entry><key>TopicArn</key><value>arn</value></entry></Attributes>");
  }

  @Test
  void writesAListOfStructuresThatIsNamedAsAMapIs() {
    assertThat(result("{\"Attributes\":[{\"Key\":\"k\",\"Value\":\"v\"}]}"))
        .isEqualTo("<Attributes><member><Key>k</Key><Value>v</Value></member></Attributes>");
  }

  @Test
  void writesTimesAsText() {
    assertThat(result("{\"CreationTime\":1700000000.25,\"Timestamps\":[1700000000],\"Count\":17}"))
        .isEqualTo(
            "<CreationTime>2023-11-14T22:13:20.250Z</CreationTime>"
                + "<Timestamps><member>2023-11-14T22:13:20Z</member></Timestamps><Count>17</Count>");
  }

  @Test
  void escapesAndLeavesOutNulls() {
    assertThat(result("{\"A\":\"<&>\",\"B\":null}")).isEqualTo("<A>&lt;&amp;&gt;</A>");
  }

  @Test
  void saysWhoseMistakeItWas() {
    assertThat(QueryXml.error(true, "Code", "why", "id"))
        .contains("<Type>Sender</Type><Code>Code</Code><Message>why</Message>");
    assertThat(QueryXml.error(false, "Code", "why", "id")).contains("<Type>Receiver</Type>");
  }
}
