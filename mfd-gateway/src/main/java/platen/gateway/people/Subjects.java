package platen.gateway.people;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.people.domain.Subject;
import platen.kit.organisation.OrganisationTransaction;

/** Whose sign-in is whose, as identity-service has bound them. */
public interface Subjects {

    /**
     * In place of all that the person had. One that was somebody else's goes over: order holds per person only, so it may be
     * heard of here before it is heard there that it is gone.
     */
    Uni<Void> replace(OrganisationTransaction transaction, UUID userId, List<Subject> subjects);

    /** Somebody who may log in. */
    record Holder(UUID userId, String displayName) {
        @Override
        public String toString() {
            return "Holder[" + userId + "]";
        }
    }

    /** The person, if they are active. */
    Uni<Optional<Holder>> active(OrganisationTransaction transaction, UUID userId);

    /** The active person whose sign-in it is. */
    Uni<Optional<Holder>> activeHolder(OrganisationTransaction transaction, Subject subject);
}
