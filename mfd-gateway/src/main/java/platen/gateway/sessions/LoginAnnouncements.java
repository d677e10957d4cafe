package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import java.util.List;
import platen.gateway.sessions.domain.Activity.LoggedIn;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Decision.Refuse;
import platen.kit.organisation.OrganisationTransaction;

/** What others are told about logins. */
public interface LoginAnnouncements {

    Uni<Void> succeeded(OrganisationTransaction transaction, List<LoggedIn> logins);

    Uni<Void> refused(OrganisationTransaction transaction, Attempt attempt, Refuse refusal);

    Uni<Void> turnedAway(OrganisationTransaction transaction, List<Attempt> attempts);
}
