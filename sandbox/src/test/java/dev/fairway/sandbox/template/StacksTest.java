package dev.fairway.sandbox.template;

import static dev.fairway.sandbox.template.TestRegion.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.sandbox.api.ApiCall;
import dev.fairway.sandbox.api.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import tools.jackson.databind.node.ObjectNode;

final class StacksTest {

  @TempDir Path folder;
  private final TestRegion region = new TestRegion();
  private final Stacks stacks =
      new Stacks(region.world, Clock.fixed(Instant.parse("2026-11-01T10:00:00Z"), ZoneOffset.UTC));

  @Test
  void namesABucketAsCloudFormationDoesAndSetsItUp() {
    template(
        "MyApp",
        """
        'Uploads':{'Type':'AWS::S3::Bucket','Properties':{
          'VersioningConfiguration':{'Status':'Enabled'},
          'NotificationConfiguration':{'EventBridgeConfiguration':{'EventBridgeEnabled':true}},
          'LifecycleConfiguration':{'Rules':[]}}},
        'Plain':{'Type':'AWS::S3::Bucket'}
        """,
        "'Name':{'Value':{'Ref':'Uploads'}},'Arn':{'Value':{'Fn::GetAtt':['Uploads','Arn']}}");

    StackReport report = apply().getFirst();

    String name = stacks.outputs().get("Name");
    assertThat(name).matches("myapp-uploads-[a-z0-9]{12}");
    assertThat(stacks.outputs().get("Arn")).isEqualTo("arn:aws:s3:::" + name);
    assertThat(region.buckets.get(name)).isEqualTo(BucketVersioningStatus.ENABLED);
    assertThat(region.bucketsWithEvents).containsExactly(name);
    assertThat(report.simulated().getFirst().ignored()).containsExactly("LifecycleConfiguration");
  }

  @Test
  void standsResourcesUpInTheOrderOfTheirReferences() {
    template(
        "S",
        """
        'C':{'Type':'AWS::SQS::Queue','DependsOn':'A'},
        'B':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':{'Fn::Sub':'b-${D.QueueName}'}}},
        'A':{'Type':'AWS::SQS::Queue','Properties':{'RedrivePolicy':{
          'deadLetterTargetArn':{'Fn::GetAtt':['B','Arn']},'maxReceiveCount':3}}},
        'D':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':'d'}}
        """,
        "");

    assertThat(apply().getFirst().resources())
        .extracting(StackResource::logicalId)
        .containsExactly("D", "B", "A", "C");
    assertThat(region.queues).containsKeys("d", "b-d");
  }

  @Test
  void refusesACircle() {
    template(
        "S",
        """
        'A':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':{'Fn::GetAtt':'B.QueueName'}}},
        'B':{'Type':'AWS::SQS::Queue','DependsOn':['A']}
        """,
        "");

    assertThatThrownBy(this::apply)
        .hasMessage(
            "S.template.json, resource A (AWS::SQS::Queue): "
                + "resources need each other in a circle: A -> B -> A.");
  }

  @Test
  void standsStacksUpInTheOrderOfTheirImports() {
    template(
        "Alpha",
        """
        'Q':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':{'Fn::ImportValue':'Zeta:name'}}}
        """,
        "'Same':{'Value':'alpha'}");
    template(
        "Zeta",
        "'T':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':'from-zeta'}}",
        """
        'Same':{'Value':'zeta'},
        'ExportsOutputX':{'Value':{'Fn::GetAtt':['T','QueueName']},'Export':{'Name':'Zeta:name'}}
        """);

    assertThat(apply()).extracting(StackReport::stack).containsExactly("Zeta", "Alpha");
    assertThat(stacks.outputs()).isEqualTo(Map.of("Same", "zeta", "Alpha.Same", "alpha"));
  }

  @Test
  void leavesOutWhatItsConditionExcludes() {
    write(
        "S",
        """
        {'Conditions':{'Never':{'Fn::Equals':['a','b']}},
         'Resources':{'A':{'Type':'AWS::SQS::Queue','Condition':'Never'},
                      'B':{'Type':'AWS::SQS::Queue'}},
         'Outputs':{'O':{'Condition':'Never','Value':'x'}}}
        """);

    assertThat(apply().getFirst().resources())
        .extracting(StackResource::logicalId)
        .containsExactly("B");
    assertThat(stacks.outputs()).isEmpty();
  }

  @Test
  void standsALoadBalancerUpAndSaysWhatOfItHasNoEffect() {
    template(
        "S",
        """
        'Lb':{'Type':'AWS::ElasticLoadBalancingV2::LoadBalancer','Properties':{
          'Name':'web','Scheme':'internal','Subnets':['a','b'],'LoadBalancerAttributes':[
            {'Key':'idle_timeout.timeout_seconds','Value':'30'},
            {'Key':'access_logs.s3.enabled','Value':'true'},
            {'Key':'connection_logs.s3.enabled','Value':'false'}]}},
        'Group':{'Type':'AWS::ElasticLoadBalancingV2::TargetGroup','Properties':{
          'Name':'jobs','Port':8080,'Protocol':'HTTP','VpcId':'v','TargetType':'ip',
          'Matcher':{'HttpCode':'200'}}},
        'Front':{'Type':'AWS::ElasticLoadBalancingV2::Listener','Properties':{
          'LoadBalancerArn':{'Ref':'Lb'},'Port':443,'Protocol':'HTTPS',
          'Certificates':[{'CertificateArn':'c'}],
          'DefaultActions':[{'Type':'forward','TargetGroupArn':{'Ref':'Group'}}]}},
        'Rule':{'Type':'AWS::ElasticLoadBalancingV2::ListenerRule','Properties':{
          'ListenerArn':{'Fn::GetAtt':['Front','ListenerArn']},'Priority':7,
          'Conditions':[{'Field':'path-pattern','Values':['/a']}],
          'Actions':[{'Type':'forward','TargetGroupArn':{'Ref':'Group'}}]}}
        """,
        "'Url':{'Value':{'Fn::Sub':'http://${Lb.DNSName}'}}");

    StackReport report = apply().getFirst();

    assertThat(stacks.outputs()).containsEntry("Url", "http://127.0.0.1:8080");
    assertThat(report.accepted()).isEmpty();
    assertThat(region.input("CreateTargetGroup").path("Matcher").path("HttpCode").asString())
        .isEqualTo("200");
    assertThat(region.input("CreateListener").path("DefaultActions").path(0))
        .isEqualTo(json("{'Type':'forward','TargetGroupArn':'arn:TargetGroup/jobs'}"));
    assertThat(region.input("CreateRule").path("Priority").asInt()).isEqualTo(7);
    assertThat(region.count("ModifyLoadBalancerAttributes")).isEqualTo(1);
    assertThat(report.text())
        .contains(
            "LoadBalancer Lb  (ignored: Subnets, LoadBalancerAttributes.access_logs.s3.enabled)")
        .contains(
            "Listener Front  (ignored: Certificates, Protocol: HTTPS is served as plain HTTP)");
  }

  @Test
  void listsWhatItOnlyAccepts() {
    template(
        "S",
        """
        'Vpc':{'Type':'AWS::EC2::VPC','Properties':{'CidrBlock':'10.0.0.0/16'}},
        'Group':{'Type':'AWS::EC2::SecurityGroup','Properties':{'VpcId':{'Ref':'Vpc'}}},
        'Machine':{'Type':'AWS::StepFunctions::StateMachine'}
        """,
        """
        'Vpc':{'Value':{'Ref':'Vpc'}},'Cidr':{'Value':{'Fn::GetAtt':['Vpc','CidrBlock']}},
        'Group':{'Value':{'Fn::GetAtt':['Group','GroupId']}},'Machine':{'Value':{'Ref':'Machine'}}
        """);

    StackReport report = apply().getFirst();

    assertThat(report.simulated()).isEmpty();
    assertThat(report.acceptedByType())
        .isEqualTo(
            Map.of(
                "AWS::EC2::VPC", List.of("Vpc"),
                "AWS::EC2::SecurityGroup", List.of("Group"),
                "AWS::StepFunctions::StateMachine", List.of("Machine")));
    assertThat(report.text()).contains("accepted, not simulated  AWS::EC2::VPC Vpc\n");
    assertThat(stacks.outputs().get("Vpc")).matches("vpc-[0-9a-f]{17}");
    assertThat(stacks.outputs().get("Cidr")).isEqualTo("10.0.0.0/16");
    assertThat(stacks.outputs().get("Group")).matches("sg-[0-9a-f]{17}");
    assertThat(stacks.outputs().get("Machine"))
        .matches(
            "arn:aws:stepfunctions:us-east-1:000000000000:statemachine/S-Machine-[A-Z0-9]{12}");
  }

  @Test
  void createsAQueueWithWhatTheEmulatorKnows() {
    template(
        "S",
        """
        'Q':{'Type':'AWS::SQS::Queue','Properties':{'FifoQueue':true,'VisibilityTimeout':45,
          'SqsManagedSseEnabled':true,'MessageRetentionPeriod':1209600}}
        """,
        "'Url':{'Value':{'Ref':'Q'}}");

    StackResource queue = apply().getFirst().resources().getFirst();

    assertThat(queue.ignored()).containsExactly("SqsManagedSseEnabled", "MessageRetentionPeriod");
    assertThat(region.input("CreateQueue").path("Attributes"))
        .isEqualTo(json("{'VisibilityTimeout':'45','FifoQueue':'true'}"));
    assertThat(stacks.outputs().get("Url")).endsWith(".fifo");
  }

  @Test
  void createsATableWithTimeToLive() {
    template("S", table("image", ",'PointInTimeRecoverySpecification':{}"), "");

    StackResource table = apply().getFirst().resources().getFirst();

    assertThat(table.ignored()).containsExactly("PointInTimeRecoverySpecification");
    assertThat(region.input("CreateTable"))
        .isEqualTo(
            json(
                "{'TableName':'images','AttributeDefinitions':[{'AttributeName':'image',"
                    + "'AttributeType':'S'}],'KeySchema':[{'AttributeName':'image',"
                    + "'KeyType':'HASH'}],'BillingMode':'PAY_PER_REQUEST'}"));
    assertThat(region.input("UpdateTimeToLive").path("TimeToLiveSpecification"))
        .isEqualTo(json("{'Enabled':true,'AttributeName':'expiresAt'}"));
  }

  @Test
  void translatesARuleForTheApi() {
    template("S", rule("in/"), "'Rule':{'Value':{'Ref':'Rule'}}");

    apply();

    assertThat(region.rules).containsOnlyKeys(stacks.outputs().get("Rule"));
    assertThat(region.input("PutRule").path("EventPattern").asString())
        .isEqualTo("{\"detail\":{\"object\":{\"key\":[{\"prefix\":\"in/\"}]}}}");
    assertThat(region.input("PutTargets").path("Targets").get(0))
        .isEqualTo(
            json(
                """
                {'Id':'t','Arn':'arn:cluster/c','RoleArn':'arn:r','EcsParameters':{
                  'TaskDefinitionArn':'arn:td/f','TaskCount':1,
                  'NetworkConfiguration':{'awsvpcConfiguration':{'Subnets':['s']}},
                  'CapacityProviderStrategy':[{'capacityProvider':'FARGATE','weight':1}],
                  'Tags':[{'Key':'k','Value':'v'}]}}
                """));
  }

  @Test
  void registersATaskDefinitionInTheApisSpelling() {
    template(
        "S",
        """
        'T':{'Type':'AWS::ECS::TaskDefinition','Properties':{'Family':'f','Cpu':256,'Memory':'512',
          'ContainerDefinitions':[{'Name':'c','ReadonlyRootFilesystem':true,'StopTimeout':30,
            'DockerLabels':{'My.Label':'x'},
            'LogConfiguration':{'LogDriver':'awslogs','Options':{'awslogs-group':'g'}}}],
          'EphemeralStorage':{'SizeInGiB':21},'RuntimePlatform':{'CpuArchitecture':'X86_64'}}}
        """,
        "'Arn':{'Value':{'Ref':'T'}}");

    apply();

    assertThat(region.input("RegisterTaskDefinition"))
        .isEqualTo(
            json(
                """
                {'family':'f','cpu':'256','memory':'512',
                 'containerDefinitions':[{'name':'c','readonlyRootFilesystem':true,'stopTimeout':30,
                   'dockerLabels':{'My.Label':'x'},
                   'logConfiguration':{'logDriver':'awslogs','options':{'awslogs-group':'g'}}}],
                 'ephemeralStorage':{'sizeInGiB':21},'runtimePlatform':{'cpuArchitecture':'X86_64'}}
                """));
    assertThat(stacks.outputs().get("Arn")).isEqualTo("arn:td/f");
  }

  @Test
  void givesRolesTheirPolicies() {
    template(
        "S",
        """
        'Role':{'Type':'AWS::IAM::Role','Properties':{'RoleName':'r','Path':'/app/',
          'AssumeRolePolicyDocument':{},'ManagedPolicyArns':['arn:m'],
          'Policies':[{'PolicyName':'inline','PolicyDocument':{}}]}},
        'Policy':{'Type':'AWS::IAM::Policy','Properties':{'PolicyName':'own','PolicyDocument':{},
          'Roles':[{'Ref':'Role'}]}},
        'Managed':{'Type':'AWS::IAM::ManagedPolicy','Properties':{'ManagedPolicyName':'shared',
          'PolicyDocument':{},'Roles':[{'Ref':'Role'}]}}
        """,
        "'Arn':{'Value':{'Fn::GetAtt':['Role','Arn']}}");

    apply();

    assertThat(stacks.outputs().get("Arn")).isEqualTo("arn:aws:iam::000000000000:role/app/r");
    assertThat(region.policiesByRole.get("r"))
        .containsExactly("inline", "arn:m", "own", "arn:aws:iam::000000000000:policy/shared");
  }

  @Test
  void followsAChangedTemplateOnAKeptState() {
    String resources =
        table("image", "")
            + ",'G':{'Type':'AWS::Logs::LogGroup','Properties':{'LogGroupName':'g'}},"
            + "'Q':{'Type':'AWS::SQS::Queue','Properties':{'VisibilityTimeout':30}},"
            + "'B':{'Type':'AWS::S3::Bucket','Properties':{'VersioningConfiguration':"
            + "{'Status':'Enabled'}}},";
    template("S", resources + rule("in/"), "'B':{'Value':{'Ref':'B'}}");
    apply();
    Map<String, String> before = stacks.outputs();
    template(
        "S",
        resources.replace("'VisibilityTimeout':30", "'VisibilityTimeout':60") + rule("photos/"),
        "'B':{'Value':{'Ref':'B'}}");

    apply();

    assertThat(stacks.outputs()).isEqualTo(before);
    assertThat(region.rules).hasSize(1);
    assertThat(region.rules.values().iterator().next().path("EventPattern").asString())
        .contains("photos/");
    assertThat(region.count("CreateTable")).isEqualTo(1);
    assertThat(region.count("UpdateTimeToLive")).isEqualTo(1);
    assertThat(region.input("SetQueueAttributes").path("Attributes"))
        .isEqualTo(json("{'VisibilityTimeout':'60'}"));
  }

  @Test
  void refusesOtherKeysForAKeptTable() {
    template("S", table("image", ""), "");
    apply();
    template("S", table("other", ""), "");

    assertThatThrownBy(this::apply)
        .hasMessageStartingWith(
            "S.template.json, resource Table (AWS::DynamoDB::Table), property KeySchema: "
                + "the kept table images has other keys")
        .hasMessageContaining("delete the state folder");
  }

  @Test
  void removesTargetsThatTheTemplateDropped() {
    template("S", rule("in/"), "");
    apply();
    template("S", rule("in/").replace("'Id':'t'", "'Id':'other'"), "");

    apply();

    assertThat(region.input("RemoveTargets").path("Ids")).isEqualTo(json("{'i':['t']}").path("i"));
  }

  @Test
  void namesFileResourcePropertyAndReason() {
    template(
        "S",
        "'Q':{'Type':'AWS::SQS::Queue','Properties':{'RedrivePolicy':{'deadLetterTargetArn':"
            + "{'Fn::GetAtt':['Dead','Arn']}}}}",
        "");
    assertThatThrownBy(this::apply)
        .hasMessage(
            "S.template.json, resource Q (AWS::SQS::Queue), property "
                + "RedrivePolicy.deadLetterTargetArn.Fn::GetAtt: "
                + "the template has no parameter or resource named Dead.");

    template("S", "'T':{'Type':'AWS::DynamoDB::Table','Properties':{}}", "");
    assertThatThrownBy(this::apply)
        .hasMessage(
            "S.template.json, resource T (AWS::DynamoDB::Table), property KeySchema: "
                + "it is required.");

    template("S", "'Q':{'Type':'AWS::SQS::Queue'}", "'O':{'Value':{'Fn::GetAtt':['Q','Length']}}");
    assertThatThrownBy(this::apply)
        .hasMessage(
            "S.template.json, output O, property Value.Fn::GetAtt: Q (AWS::SQS::Queue) has no "
                + "attribute Length in the sandbox; it has [Arn, QueueName, QueueUrl].");
  }

  @Test
  void saysWhyATemplateCannotBeRead() {
    assertThatThrownBy(this::apply).hasMessageContaining("has no *.template.json file");

    write("S", "{'Resources':\n{'A':}}");
    assertThatThrownBy(this::apply).hasMessageStartingWith("S.template.json, line 2: not JSON");

    write("S", "{'Resources':{}}");
    assertThatThrownBy(this::apply).hasMessageContaining("a template must have resources");

    write("S", "{'Resources':{'A':{}}}");
    assertThatThrownBy(this::apply).hasMessageContaining("resource A: it has no Type");

    write("S", "{'Transform':'AWS::Serverless-2016-10-31','Resources':{'A':{'Type':'T'}}}");
    assertThatThrownBy(this::apply).hasMessageContaining("section Transform");
  }

  @Test
  void takesParametersFromOutside() {
    write(
        "S",
        """
        {'Parameters':{'P':{'Type':'String'}},
         'Resources':{'Q':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':{'Ref':'P'}}}}}
        """);

    assertThatThrownBy(this::apply)
        .hasMessage(
            "S.template.json, parameter P: it has no Default, and no value was given for it.");
    stacks.apply(folder, Map.of("P", "named"));
    assertThat(region.queues).containsKey("named");
  }

  @Test
  void describesItsStacks() {
    template(
        "S",
        "'Q':{'Type':'AWS::SQS::Queue','Properties':{'QueueName':'q'}},"
            + "'V':{'Type':'AWS::EC2::VPC'}",
        "'O':{'Value':'v','Description':'d','Export':{'Name':'e'}}");
    apply();
    CloudFormation api = new CloudFormation(stacks);

    ObjectNode stack =
        (ObjectNode) call(api, "DescribeStacks", "{'StackName':'S'}").path("Stacks").get(0);
    assertThat(stack.path("StackStatus").asString()).isEqualTo("CREATE_COMPLETE");
    assertThat(stack.path("CreationTime").doubleValue()).isEqualTo(1793527200.0);
    assertThat(stack.path("Outputs").get(0))
        .isEqualTo(json("{'OutputKey':'O','OutputValue':'v','Description':'d','ExportName':'e'}"));
    assertThat(call(api, "ListStacks", "{}").path("StackSummaries").size()).isEqualTo(1);
    assertThat(
            call(api, "ListStackResources", "{'StackName':'S'}")
                .path("StackResourceSummaries")
                .get(1)
                .path("ResourceStatusReason")
                .asString())
        .isEqualTo("accepted, not simulated");
    assertThatThrownBy(() -> call(api, "DescribeStackResources", "{'StackName':'X'}"))
        .hasMessage("Stack with id X does not exist");
  }

  private static ObjectNode call(CloudFormation api, String operation, String input) {
    return api.handle(new ApiCall("cloudformation", operation, json(input), Caller.REGION));
  }

  private static String table(String key, String more) {
    return """
        'Table':{'Type':'AWS::DynamoDB::Table','Properties':{'TableName':'images',
          'AttributeDefinitions':[{'AttributeName':'%s','AttributeType':'S'}],
          'KeySchema':[{'AttributeName':'%s','KeyType':'HASH'}],'BillingMode':'PAY_PER_REQUEST',
          'TimeToLiveSpecification':{'AttributeName':'expiresAt','Enabled':true}%s}}
        """
        .formatted(key, key, more);
  }

  private static String rule(String prefix) {
    return """
        'Rule':{'Type':'AWS::Events::Rule','Properties':{
          'EventPattern':{'detail':{'object':{'key':[{'prefix':'%s'}]}}},
          'Targets':[{'Id':'t','Arn':'arn:cluster/c','RoleArn':'arn:r','EcsParameters':{
            'TaskDefinitionArn':'arn:td/f','TaskCount':1,'TagList':[{'Key':'k','Value':'v'}],
            'CapacityProviderStrategy':[{'CapacityProvider':'FARGATE','Weight':1}],
            'NetworkConfiguration':{'AwsVpcConfiguration':{'Subnets':['s']}}}}]}}
        """
        .formatted(prefix);
  }

  private List<StackReport> apply() {
    return stacks.apply(folder, Map.of());
  }

  private void template(String stack, String resources, String outputs) {
    write(stack, "{'Resources':{%s},'Outputs':{%s}}".formatted(resources, outputs));
  }

  private void write(String stack, String json) {
    try {
      Files.writeString(folder.resolve(stack + ".template.json"), json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
