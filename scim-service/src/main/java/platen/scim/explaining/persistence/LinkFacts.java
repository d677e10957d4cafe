package platen.scim.explaining.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.explaining.domain.AmbiguousMatch;
import platen.scim.explaining.domain.CredentialProblem;
import platen.scim.explaining.domain.SuiteUser;

/** What the suite has said of a pushed person. */
@ApplicationScoped
public class LinkFacts {

    public Uni<@Nullable SuiteUser> user(OrganisationTransaction transaction, UUID link) {
        return transaction
                .first(
                        "select user_id, linked_at from linked_user where organisation_id = $1 and link_id = $2",
                        transaction.organisation(),
                        link)
                .map(row -> row == null
                        ? null
                        : new SuiteUser(
                                row.getUUID("user_id"),
                                row.getOffsetDateTime("linked_at").toInstant()));
    }

    public Uni<@Nullable AmbiguousMatch> review(OrganisationTransaction transaction, UUID link) {
        return transaction
                .first(
                        "select review_id, reason, user_id, since from ambiguous_match"
                                + " where organisation_id = $1 and link_id = $2",
                        transaction.organisation(),
                        link)
                .map(row -> row == null
                        ? null
                        : new AmbiguousMatch(
                                row.getUUID("review_id"),
                                row.getString("reason"),
                                row.getUUID("user_id"),
                                row.getOffsetDateTime("since").toInstant()));
    }

    public Uni<List<CredentialProblem>> problems(OrganisationTransaction transaction, UUID link) {
        return transaction
                .query(
                        "select kind, reason, holder_user_id, since from credential_problem"
                                + " where organisation_id = $1 and link_id = $2 order by kind",
                        transaction.organisation(),
                        link)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new CredentialProblem(
                                row.getString("kind"),
                                row.getString("reason"),
                                row.getUUID("holder_user_id"),
                                row.getOffsetDateTime("since").toInstant()))
                        .toList());
    }
}
