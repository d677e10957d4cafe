package platen.gateway.onetimecodes;

import io.smallrye.mutiny.Uni;
import platen.gateway.onetimecodes.domain.OneTimeCode;
import platen.gateway.onetimecodes.domain.OneTimeDigits;
import platen.kit.organisation.OrganisationTransaction;

/** Has a one-time code mailed to whose it is. It travels sealed. */
public interface OneTimeCodeAnnouncements {

    Uni<Void> issued(OrganisationTransaction transaction, OneTimeCode code, OneTimeDigits digits);
}
