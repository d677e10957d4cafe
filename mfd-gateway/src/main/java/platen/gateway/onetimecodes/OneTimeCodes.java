package platen.gateway.onetimecodes;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.onetimecodes.domain.OneTimeCode;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;

/** The one-time codes of an organisation. They are found by blind index, and stored nowhere else. */
public interface OneTimeCodes {

    /**
     * How many may still be used.
     *
     * @param ofPerson of that person
     * @param ofAll of everybody
     */
    record Open(long ofPerson, long ofAll) {}

    Uni<Open> open(OrganisationTransaction transaction, UUID user, Instant now);

    /**
     * False when another one has this value.
     *
     * @param index under the key in use
     * @param candidates all indexes the same value may be stored under
     */
    Uni<Boolean> add(OrganisationTransaction transaction, OneTimeCode code, byte[] index, List<byte[]> candidates);

    /** Newest first, one more than the limit. */
    Uni<List<OneTimeCode>> list(UUID organisation, UUID user, Limit limit, @Nullable Cursor after);

    /** Of many at the same time one gets true. */
    Uni<Boolean> use(OrganisationTransaction transaction, UUID id, Instant now);

    /**
     * False when the person has no such code. One that is over stays as it is.
     *
     * @param by subject of who wants so
     */
    Uni<Boolean> revoke(OrganisationTransaction transaction, UUID user, UUID id, String by, Instant now);

    /** Ends what a person has, who may not log in any more. */
    Uni<Void> endOf(OrganisationTransaction transaction, UUID user, Instant now);
}
