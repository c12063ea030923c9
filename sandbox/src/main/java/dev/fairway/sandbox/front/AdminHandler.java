package dev.fairway.sandbox.front;

/** Answers what a person or a script asks of the sandbox itself, outside of any AWS API. */
@FunctionalInterface
public interface AdminHandler {

  Reply handle(AdminRequest request);
}
