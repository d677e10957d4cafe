package platen.google.runs;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.CustomFields;
import platen.google.connection.domain.ManagedFields;
import platen.google.directory.domain.DirectoryUser;
import platen.google.runs.domain.ChangeOutcome;
import platen.google.runs.domain.KnownPerson;
import platen.google.runs.domain.PersonChange;
import platen.google.runs.domain.PersonState;
import platen.google.runs.domain.RecordedChange;
import platen.google.runs.domain.RecordedChange.Facts;
import platen.google.runs.persistence.PostgresSnapshot;
import platen.kit.organisation.OrganisationTransaction;

/** Tells what a run would change of a person it has read. */
@ApplicationScoped
class ComparePerson {

    private final PersonDigests digests;
    private final PostgresSnapshot snapshot;

    ComparePerson(PersonDigests digests, PostgresSnapshot snapshot) {
        this.digests = digests;
        this.snapshot = snapshot;
    }

    /** Empty when nothing. */
    Uni<Optional<RecordedChange>> compare(
            OrganisationTransaction transaction, DirectoryUser user, CustomFields fields, ManagedFields managed) {
        StagedPerson person = digests.of(transaction.organisation(), PersonState.of(user, fields, managed));
        return snapshot.changed(transaction, List.of(person))
                .map(changed -> Optional.ofNullable(changed.get(person.externalId()))
                        .map(before -> change(person, before.orElse(null))));
    }

    private static RecordedChange change(StagedPerson person, @Nullable KnownPerson before) {
        PersonState now = person.state();
        PersonChange change = PersonChange.of(before, now, person.accessCode(), person.card());
        return new RecordedChange(
                person.externalId(),
                change.kind(),
                ChangeOutcome.PLANNED,
                change.fields(),
                change.classes(),
                before == null
                        ? null
                        : new Facts(
                                before.email(),
                                before.displayName(),
                                before.aliases(),
                                before.active(),
                                before.accessCode().state(),
                                before.card().state()),
                new Facts(
                        now.email(),
                        now.displayName(),
                        now.aliasText(),
                        now.active(),
                        now.accessCode().state(),
                        now.card().state()),
                null,
                null,
                List.of());
    }
}
