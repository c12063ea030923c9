package dev.fairway.infra.ingress;

import dev.fairway.infra.stack.Explained;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/** The bearer token of writers and administrators, drawn by Secrets Manager and in no template. */
final class ApiToken {

  static final String NAME = "fairway/api-token";

  private ApiToken() {}

  static Secret create(Construct scope) {
    Secret token =
        Secret.Builder.create(scope, "ApiToken")
            .secretName(NAME)
            .description("Bearer token for writes and for the admin paths of Fairway's services")
            .generateSecretString(
                SecretStringGenerator.builder().passwordLength(48).excludePunctuation(true).build())
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    Explained.suppress(
        token,
        "AwsSolutions-SMG4",
        "Its holders are people and programs outside, which a timer would lock out; the README"
            + " says how to change it.");
    return token;
  }
}
