package platen.scim.linking.messaging;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code user-erased}: a person is to be forgotten. */
record UserErased(@Nullable UUID userId, @Nullable List<Person> persons) {

    /** Whom a source had as the person. */
    record Person(@Nullable String source, @Nullable String externalId) {}
}
