package platen.notification.webhooks.api;

import java.util.UUID;

/** A delivery that waits for its turn. */
public record QueuedDeliveryView(UUID id) {}
