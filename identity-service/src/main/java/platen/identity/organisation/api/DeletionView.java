package platen.identity.organisation.api;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationDeletion.Progress;

/**
 * How far the deletion of an organisation is in this service.
 *
 * @param finishedAt when nothing was left of it here; null while something is
 */
public record DeletionView(
        UUID organisationId, Instant deletedAt, @Nullable Instant finishedAt, long deletedRows) {

    static DeletionView of(Progress progress) {
        return new DeletionView(
                progress.organisationId(), progress.deletedAt(), progress.finishedAt(), progress.deletedRows());
    }
}
