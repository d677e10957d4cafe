package platen.gateway.people.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.gateway.people.Credentials;
import platen.gateway.people.domain.BlindIndexValue;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class PostgresCredentials implements Credentials {

    /** A repeated version is written again: the owner may repeat its state under a new index key. */
    private static final String ISSUE_CODE = """
            insert into credential (organisation_id, kind, credential_id, user_id, revision, blind_index)
            values ($1, 'code', $2, $2, $3, $4)
            on conflict (organisation_id, user_id, kind, credential_id) do update
               set blind_index = excluded.blind_index, revision = excluded.revision
             where credential.revision <= excluded.revision""";

    private static final String RETIRE_CODE = """
            insert into credential (organisation_id, kind, credential_id, user_id, revision)
            values ($1, 'code', $2, $2, $3)
            on conflict (organisation_id, user_id, kind, credential_id) do update
               set blind_index = null, revision = excluded.revision
             where credential.revision <= excluded.revision""";

    private static final String REGISTER_CARD = """
            insert into credential (
                organisation_id, kind, credential_id, user_id, revision, blind_index, valid_until, offline_index)
            values ($1, 'card', $2, $3, $4, $5, $6, $8)
            on conflict (organisation_id, user_id, kind, credential_id) do update
               set blind_index = excluded.blind_index, valid_until = excluded.valid_until,
                   offline_index = excluded.offline_index,
                   revision = case when $7 then credential.revision else excluded.revision end
             where credential.revision < excluded.revision""";

    private static final String REMOVE_CARD = """
            delete from credential
             where organisation_id = $1 and kind = 'card' and credential_id = $2 and user_id = $3 and revision <= $4""";

    @Override
    public Uni<Void> issueCode(
            OrganisationTransaction transaction, UUID userId, long version, BlindIndexValue blindIndex) {
        return transaction
                .update(ISSUE_CODE, transaction.organisation(), userId, version, Buffer.buffer(blindIndex.bytes()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> retireCode(OrganisationTransaction transaction, UUID userId, long version) {
        return transaction
                .update(RETIRE_CODE, transaction.organisation(), userId, version)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> registerCard(OrganisationTransaction transaction, Card card) {
        return transaction
                .update(
                        REGISTER_CARD,
                        transaction.organisation(),
                        card.cardId(),
                        card.userId(),
                        card.revision(),
                        Buffer.buffer(card.blindIndex().bytes()),
                        card.validUntil().map(SqlTimes::of).orElse(null),
                        card.repeated(),
                        card.offlineIndex()
                                .map(index -> Buffer.buffer(index.bytes()))
                                .orElse(null))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> removeCard(OrganisationTransaction transaction, UUID userId, UUID cardId, long revision) {
        return transaction
                .update(REMOVE_CARD, transaction.organisation(), cardId, userId, revision)
                .replaceWithVoid();
    }
}
