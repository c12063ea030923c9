package dev.fairway.sandbox.front;

import tools.jackson.databind.node.ObjectNode;

/** An operation with its input, read off the wire. */
record WireCall(String operation, ObjectNode input) {}
