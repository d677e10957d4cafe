package platen.scim.users;

import java.time.Instant;
import java.util.UUID;
import platen.scim.settings.domain.ScimSettings;
import platen.scim.users.domain.Credentials;

/**
 * A User as it stands.
 *
 * @param linkId what the directory events call the person: the id of the first resource the person had here
 */
public record ScimUser(
        UUID id,
        UUID linkId,
        long version,
        Instant createdAt,
        Instant changedAt,
        UserAttributes attributes,
        Credentials credentials) {

    static ScimUser created(UUID id, UUID linkId, UserDocument document, Instant now) {
        return new ScimUser(
                id,
                linkId,
                1,
                now,
                now,
                document.attributes().withActive(true),
                Credentials.UNMANAGED.after(document.credentials()));
    }

    /** The same user when nothing is held of one whose organisation lets no codes travel. */
    ScimUser asOf(ScimSettings settings) {
        return settings.codes() || credentials.equals(Credentials.UNMANAGED)
                ? this
                : new ScimUser(id, linkId, version, createdAt, changedAt, attributes, Credentials.UNMANAGED);
    }

    /** The same user when the document says nothing new. A document that does not say whether the user is active leaves that alone. */
    ScimUser changed(UserDocument document, Instant now) {
        UserAttributes next = document.attributes().withActive(attributes.isActive());
        Credentials nextCredentials = credentials.after(document.credentials());
        return next.equals(attributes) && nextCredentials.equals(credentials)
                ? this
                : new ScimUser(id, linkId, version + 1, createdAt, now, next, nextCredentials);
    }
}
