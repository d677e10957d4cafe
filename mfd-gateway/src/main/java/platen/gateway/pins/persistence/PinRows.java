package platen.gateway.pins.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code card_pin}. It is read where logins are looked up. */
@ApplicationScoped
public class PinRows {

    /** What arrives after its person was deleted is not kept: nobody would delete it again. */
    private static final String WRITE = """
            insert into card_pin (organisation_id, user_id, version, ciphertext)
            select $1::uuid, $2::uuid, $3::bigint, $4::bytea
             where not exists (select from person
                                where organisation_id = $1 and user_id = $2 and state = 'deleted')
            on conflict (organisation_id, user_id) do update
               set version = excluded.version, ciphertext = excluded.ciphertext
             where card_pin.version <= excluded.version""";

    private static final String DELETE = "delete from card_pin where organisation_id = $1 and user_id = $2";

    public Uni<Void> write(
            OrganisationTransaction transaction, UUID userId, long version, byte @Nullable [] ciphertext) {
        return transaction
                .update(
                        WRITE,
                        transaction.organisation(),
                        userId,
                        version,
                        ciphertext == null ? null : Buffer.buffer(ciphertext))
                .replaceWithVoid();
    }

    public Uni<Void> delete(OrganisationTransaction transaction, UUID userId) {
        return transaction.update(DELETE, transaction.organisation(), userId).replaceWithVoid();
    }
}
