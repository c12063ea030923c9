package dev.fairway.sandbox.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.Account;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class EvaluationTest {

  private static final Template TEMPLATE =
      TemplateFolder.parse(
          "App.template.json",
          """
          {"Parameters": {
             "Stage": {"Type": "String", "Default": "dev", "AllowedValues": ["dev", "prod"]},
             "Zones": {"Type": "CommaDelimitedList", "Default": "a, b"},
             "BootstrapVersion": {"Type": "AWS::SSM::Parameter::Value<String>", "Default": "/cdk/version"}},
           "Mappings": {"Sizes": {"dev": {"Cpu": "256", "Zones": ["x"]}}},
           "Conditions": {
             "Dev": {"Fn::Equals": [{"Ref": "Stage"}, "dev"]},
             "Prod": {"Fn::Not": [{"Condition": "Dev"}]},
             "Both": {"Fn::And": [{"Condition": "Dev"}, {"Condition": "Prod"}]},
             "Either": {"Fn::Or": [{"Condition": "Dev"}, {"Condition": "Prod"}]},
             "Loop": {"Fn::Not": [{"Condition": "Loop2"}]},
             "Loop2": {"Fn::Not": [{"Condition": "Loop"}]}},
           "Resources": {"Skipped": {"Type": "AWS::SQS::Queue", "Condition": "Prod"}}}
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'Ref':'Stage'} | 'dev'",
        "{'Ref':'Zones'} | ['a','b']",
        "{'Ref':'BootstrapVersion'} | '/cdk/version'",
        "{'Ref':'AWS::AccountId'} | '000000000000'",
        "{'Ref':'AWS::Region'} | 'us-east-1'",
        "{'Ref':'AWS::Partition'} | 'aws'",
        "{'Ref':'AWS::URLSuffix'} | 'amazonaws.com'",
        "{'Ref':'AWS::StackName'} | 'App'",
        "{'Ref':'AWS::StackId'} | 'arn:aws:cloudformation:us-east-1:000000000000:stack/App/fairway'",
        "{'a':{'Ref':'AWS::NoValue'},'b':[{'Ref':'AWS::NoValue'},1]} | {'b':[1]}",
        "{'Fn::Sub':'${Stage}-${AWS::Region}-${!Literal}'} | 'dev-us-east-1-${Literal}'",
        "{'Fn::Sub':['${a}/${Stage}$1',{'a':{'Ref':'Stage'}}]} | 'dev/dev$1'",
        "{'Fn::Join':[':',['arn',{'Ref':'AWS::Partition'},3]]} | 'arn:aws:3'",
        "{'Fn::Split':['.','a.b.']} | ['a','b','']",
        "{'Fn::Select':['1',{'Fn::Split':[',','a,b']}]} | 'b'",
        "{'Fn::Select':[0,{'Fn::GetAZs':''}]} | 'us-east-1a'",
        "{'Fn::GetAZs':{'Ref':'AWS::Region'}} | ['us-east-1a','us-east-1b','us-east-1c']",
        "{'Fn::If':['Dev','yes',{'Fn::Unknown':1}]} | 'yes'",
        "{'x':{'Fn::If':['Prod','yes',{'Ref':'AWS::NoValue'}]}} | {}",
        "{'Fn::If':['Either',{'Fn::If':['Both',1,2]},3]} | 2",
        "{'Fn::FindInMap':['Sizes',{'Ref':'Stage'},'Cpu']} | '256'",
        "{'Fn::FindInMap':['Sizes','none','Cpu',{'DefaultValue':'512'}]} | '512'",
        "{'Fn::ImportValue':{'Fn::Sub':'${Stage}-vpc'}} | 'vpc-1'",
        "{'Fn::Cidr':['10.20.0.0/16',3,'8']} | ['10.20.0.0/24','10.20.1.0/24','10.20.2.0/24']",
        "{'Fn::Select':[1,{'Fn::Cidr':['fd00::/56',2,64]}]} | 'fd00:0:0:1:0:0:0:0/64'",
        "{'Fn::Base64':'ü'} | 'w7w='",
        "{'Fn::Length':{'Ref':'Zones'}} | 2",
        "{'Fn::ToJsonString':{'a':[{'Ref':'Stage'}]}} | '{\\'a\\':[\\'dev\\']}'",
        "{'Condition':{'StringEquals':{'Ref':'Stage'}}} | {'Condition':{'StringEquals':'dev'}}",
      },
      quoteCharacter = '\0')
  void resolves(String value, String expected) {
    assertThat(evaluate(value)).isEqualTo(JsonMapper.shared().readTree(quoted(expected)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'Ref':'Nope'} | the template has no parameter or resource named Nope",
        "{'Ref':'Skipped'} | the resource Skipped is not created, since its condition is false",
        "{'Fn::Transform':{'Name':'x'}} | the sandbox does not know Fn::Transform; it knows Fn::And,",
        "{'Fn::Join':[',']} | it takes a list of 2 arguments, not [\",\"]",
        "{'Fn::Select':[2,['a','b']]} | the index is '2' and must be from 0 to 1",
        "{'Fn::FindInMap':['Sizes','prod','Cpu']} | the Mappings have no Sizes.prod.Cpu",
        "{'Fn::ImportValue':'nope'} | no stack in the folder exports 'nope'; exported are [dev-vpc]",
        "{'Fn::GetAtt':'Skipped'} | 'Skipped' must have the form LogicalId.Attribute",
        "{'Fn::If':['Nope',1,2]} | the template has no condition named Nope",
        "{'Fn::If':['Loop',1,2]} | condition Loop: it refers to itself",
        "{'Fn::Cidr':['10.0.0.0/30',8,8]} | 8 blocks of 8 bits do not fit into a /30",
        "{'Fn::Join':['',[{'Ref':'Zones'}]]} | a text is expected here, not [\"a\",\"b\"]",
      },
      quoteCharacter = '\0')
  void saysWhatIsWrong(String value, String reason) {
    assertThatThrownBy(() -> evaluate(value))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("App.template.json, ")
        .hasMessageContaining(reason);
  }

  private static JsonNode evaluate(String value) {
    Scope scope =
        new Scope(
            TEMPLATE,
            Account.DEFAULT,
            Parameters.of(TEMPLATE, Map.of()),
            Map.of("dev-vpc", "vpc-1"));
    return new Evaluation(scope)
        .of(
            JsonMapper.shared().readTree(quoted(value)),
            new Where("App.template.json", "resource X (T)", "P"));
  }

  private static String quoted(String text) {
    return text.replace('\'', '"');
  }
}
