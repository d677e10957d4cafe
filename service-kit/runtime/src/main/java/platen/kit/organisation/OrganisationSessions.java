package platen.kit.organisation;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;

/** Opens Hibernate Reactive sessions for reading one organisation's rows with Panache. */
@ApplicationScoped
public class OrganisationSessions {

    /** Runs {@code work} in a read session whose row-level security shows {@code organisation} only. */
    public <T> Uni<T> read(UUID organisation, Supplier<Uni<T>> work) {
        return Panache.withTransaction(() -> Panache.getSession()
                .chain(session -> session.createNativeQuery("select enter_organisation(?1)", String.class)
                        .setParameter(1, organisation.toString())
                        .getSingleResult())
                .chain(() -> work.get()));
    }
}
