package platen.identity.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.domain.Organisation;
import platen.identity.people.domain.Observation;
import platen.kit.messaging.Event;
import platen.kit.organisation.OrganisationTransaction;

/**
 * One observation being taken.
 *
 * @param cause what the source said; null when an administrator decides on what it said before
 */
record Sighting(
        OrganisationTransaction transaction,
        Organisation organisation,
        Observation seen,
        @Nullable Event cause,
        Instant now) {}
