package platen.gateway.attempts;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.attempts.domain.AttemptFilter;
import platen.gateway.attempts.domain.AttemptLine;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;

/** Who tried to log in where. */
public interface AttemptLog {

    /** Returns the ids of the lines that were not there before. */
    Uni<Set<UUID>> append(OrganisationTransaction transaction, List<AttemptLine> lines);

    /** Newest first, one more than the limit. */
    Uni<List<AttemptLine>> list(UUID organisation, AttemptFilter filter, Limit limit, @Nullable Cursor after);
}
