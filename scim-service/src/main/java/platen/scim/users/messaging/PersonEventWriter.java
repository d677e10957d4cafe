package platen.scim.users.messaging;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealer;
import platen.kit.messaging.EventOrigin;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.users.ScimUser;
import platen.scim.users.UserAttributes;
import platen.scim.users.domain.CredentialKind;
import platen.scim.users.domain.CredentialState;

/** Writes {@code directory.person}; the key is the source and the person's link id. */
@ApplicationScoped
public class PersonEventWriter {

    private static final String TOPIC = "directory.person";
    private static final String SOURCE = "scim";
    private static final String RECIPIENT = "accesscode";

    /** What people get to see is cut here at the latest; a name this long is no name. */
    private static final int LONGEST = 256;

    private final Outbox outbox;
    private final Sealer sealer;
    private final KeyMaterial keys;

    PersonEventWriter(Outbox outbox, Sealer sealer, KeyMaterial keys) {
        this.outbox = outbox;
        this.sealer = sealer;
        this.keys = keys;
    }

    /** Without this key no code could be passed on: that must stop the start, not a request. */
    void checkKey(@Observes StartupEvent started) {
        var unused = keys.sealingTo(RECIPIENT);
    }

    /** The provider has written the person. */
    public Uni<Void> observed(OrganisationTransaction transaction, ScimUser user, String cause) {
        UUID observation = UUID.randomUUID();
        UserAttributes attributes = user.attributes();
        Map<String, PersonObserved.Credential> credentials = new LinkedHashMap<>();
        put(credentials, "accessCode", credential(transaction, user, observation, CredentialKind.ACCESS_CODE));
        put(credentials, "card", credential(transaction, user, observation, CredentialKind.CARD));
        return append(
                transaction,
                user.linkId(),
                cause,
                "platen.directory.person-observed.v1",
                new PersonObserved(
                        SOURCE,
                        user.linkId().toString(),
                        observation,
                        attributes.userName(),
                        cut(attributes.displayName()),
                        attributes.email(),
                        attributes.locale(),
                        attributes.department() == null ? null : cut(attributes.department()),
                        null,
                        attributes.isActive(),
                        credentials));
    }

    /** The provider has deleted the person, who may come back. */
    public Uni<Void> removed(OrganisationTransaction transaction, UUID link, String cause) {
        return append(
                transaction,
                link,
                cause,
                "platen.directory.person-removed.v1",
                new PersonRemoved(SOURCE, link.toString(), "disable-then-delete"));
    }

    private Uni<Void> append(OrganisationTransaction transaction, UUID link, String cause, String type, Object data) {
        String person = link.toString();
        return outbox.append(
                transaction,
                OutgoingEvent.of(TOPIC, SOURCE + "|" + person, type, data)
                        .causedBy(cause)
                        .from(new EventOrigin(SOURCE, person, null)));
    }

    private PersonObserved.@Nullable Credential credential(
            OrganisationTransaction transaction, ScimUser user, UUID observation, CredentialKind kind) {
        return switch (user.credentials().of(kind)) {
            case CredentialState.Unmanaged nothingSaid -> null;
            case CredentialState.Cleared cleared -> new PersonObserved.Credential("cleared", null);
            case CredentialState.Held held ->
                new PersonObserved.Credential(
                        "set",
                        sealer.seal(
                                RECIPIENT,
                                SealContext.directory(
                                        transaction.organisation(),
                                        SOURCE,
                                        user.linkId().toString(),
                                        observation,
                                        kind.word()),
                                held.written()));
        };
    }

    private static void put(
            Map<String, PersonObserved.Credential> credentials,
            String name,
            PersonObserved.@Nullable Credential credential) {
        if (credential != null) {
            credentials.put(name, credential);
        }
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    }
}
