package platen.scim.groups.messaging;

/** {@code group-removed}. */
record GroupRemoved(String source, String externalId) {}
