package platen.identity.subjects;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import platen.identity.subjects.domain.Subject;
import platen.identity.subjects.domain.SubjectBinding;
import platen.identity.subjects.persistence.SubjectRows;
import platen.kit.organisation.OrganisationTransaction;

/** Who signs in as whom, for what is said of people. */
@ApplicationScoped
public class FindSubjects {

    private final SubjectRows subjects;

    FindSubjects(SubjectRows subjects) {
        this.subjects = subjects;
    }

    /** By user; users without a subject are not in it. */
    public Uni<Map<UUID, List<Subject>>> of(OrganisationTransaction transaction, Collection<UUID> users) {
        return users.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : subjects.of(transaction, users).map(FindSubjects::byUser);
    }

    private static Map<UUID, List<Subject>> byUser(List<SubjectBinding> bindings) {
        return bindings.stream()
                .collect(Collectors.groupingBy(
                        SubjectBinding::userId, Collectors.mapping(SubjectBinding::subject, Collectors.toList())));
    }
}
