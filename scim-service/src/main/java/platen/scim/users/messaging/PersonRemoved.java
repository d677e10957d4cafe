package platen.scim.users.messaging;

/**
 * {@code person-removed}.
 *
 * @param onRemoval what the link's end means for the person
 */
record PersonRemoved(String source, String externalId, String onRemoval) {}
