package platen.notification.letterhead.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.letterhead.VersionedLetterhead;
import platen.notification.letterhead.domain.Letterhead;
import platen.notification.letterhead.domain.Logo;

/** The tables {@code letterhead} and {@code logo}. */
@ApplicationScoped
public class LetterheadRows {

    /** Null when nobody has ever changed it. */
    public Uni<@Nullable VersionedLetterhead> find(OrganisationTransaction tx) {
        return tx.first(
                        "select sender_name, sender_address, reply_to, version from letterhead where organisation_id = $1",
                        tx.organisation())
                .map(row -> row == null
                        ? null
                        : new VersionedLetterhead(
                                new Letterhead(
                                        row.getString("sender_name"),
                                        row.getString("sender_address"),
                                        row.getString("reply_to")),
                                row.getLong("version")));
    }

    /** Stores this version; false when somebody has stored another meanwhile. */
    public Uni<Boolean> save(OrganisationTransaction tx, VersionedLetterhead next) {
        Letterhead letterhead = next.letterhead();
        return tx.update(
                        """
                        insert into letterhead as old (organisation_id, sender_name, sender_address, reply_to, version)
                        values ($1, $2, $3, $4, $5)
                        on conflict (organisation_id) do update
                        set sender_name = excluded.sender_name, sender_address = excluded.sender_address,
                            reply_to = excluded.reply_to, version = excluded.version
                        where old.version = excluded.version - 1
                        """,
                        tx.organisation(),
                        letterhead.senderName(),
                        letterhead.senderAddress(),
                        letterhead.replyTo(),
                        next.version())
                .map(saved -> saved > 0);
    }

    public Uni<@Nullable Logo> logo(OrganisationTransaction tx) {
        return tx.first("select image from logo where organisation_id = $1", tx.organisation())
                .map(row -> row == null
                        ? null
                        : Logo.of(row.getBuffer("image").getBytes()).orElse(null));
    }

    public Uni<Void> saveLogo(OrganisationTransaction tx, Logo logo) {
        return tx.update(
                        "insert into logo (organisation_id, image) values ($1, $2)"
                                + " on conflict (organisation_id) do update set image = excluded.image",
                        tx.organisation(),
                        Buffer.buffer(logo.file()))
                .replaceWithVoid();
    }

    /** False when there was none. */
    public Uni<Boolean> dropLogo(OrganisationTransaction tx) {
        return tx.update("delete from logo where organisation_id = $1", tx.organisation())
                .map(dropped -> dropped > 0);
    }
}
