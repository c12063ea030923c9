package dev.fairway.sandbox.api;

import tools.jackson.databind.node.ObjectNode;

/**
 * One operation of an AWS service.
 *
 * @param service the service's SigV4 signing name, such as {@code ecs}, {@code events}, {@code
 *     monitoring}
 * @param operation the operation's name in the AWS API reference, such as {@code RunTask}
 * @param input the members of the request as the service's JSON protocol spells them
 */
public record ApiCall(String service, String operation, ObjectNode input, Caller caller) {}
