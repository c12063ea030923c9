package dev.fairway.sandbox.template.resources;

/** Stands resources of one type up. Doing it again with the same properties changes nothing. */
@FunctionalInterface
public interface Provisioner {

  /**
   * Creates the resource, or brings the existing one to these properties.
   *
   * @throws InvalidProperty where a property is missing or wrong
   * @throws dev.fairway.sandbox.api.ApiException where the resource's service refuses
   */
  Provisioned provision(ResourceRequest request, World world);
}
