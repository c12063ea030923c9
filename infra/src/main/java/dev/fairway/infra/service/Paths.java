package dev.fairway.infra.service;

import java.util.List;

/**
 * The paths of the load balancer that lead to a service, and who may go them; any other is not
 * found.
 *
 * @param admin open to the configured ranges only
 * @param place of the service among all, from 0, on which the priorities of its rules depend; ten
 *     are reserved for each
 */
public record Paths(List<String> admin, List<String> api, List<String> operations, int place) {

  private static final int FIRST_ADMIN_RULE = 100;
  private static final int FIRST_OPEN_RULE = 200;
  private static final int RESERVED = 10;

  int firstAdminRule() {
    return FIRST_ADMIN_RULE + RESERVED * place;
  }

  int firstOpenRule() {
    return FIRST_OPEN_RULE + RESERVED * place;
  }
}
