package dev.fairway.infra.stack;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.Table;
import software.constructs.Construct;

/** Tables as every stack makes them: on demand, recoverable, with records that expire. */
public final class Tables {

  private Tables() {}

  /** A table with this one key, a string, and a time to live in {@code expiresAt}. */
  public static Table keyedBy(String key, Construct scope, String id, boolean retain) {
    return common(scope, id, retain).partitionKey(text(key)).build();
  }

  /** The same with a sort key, a string too. */
  public static Table keyedBy(
      String key, String sortKey, Construct scope, String id, boolean retain) {
    return common(scope, id, retain).partitionKey(text(key)).sortKey(text(sortKey)).build();
  }

  private static Attribute text(String name) {
    return Attribute.builder().name(name).type(AttributeType.STRING).build();
  }

  private static Table.Builder common(Construct scope, String id, boolean retain) {
    return Table.Builder.create(scope, id)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .pointInTimeRecoverySpecification(
            PointInTimeRecoverySpecification.builder().pointInTimeRecoveryEnabled(true).build())
        .timeToLiveAttribute("expiresAt")
        .deletionProtection(retain)
        .removalPolicy(retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
  }
}
