package platen.notification.contact.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Body of {@code group-rule-applied}, as far as it matters here: whom it is about. */
record GroupRuleApplied(@Nullable UUID userId) {}
