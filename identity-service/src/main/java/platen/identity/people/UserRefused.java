package platen.identity.people;

import java.util.List;
import platen.identity.domain.Flaw;

/** An administrator's wish that cannot be fulfilled. An exception, since it must roll the transaction back, Idempotency-Key and all. */
public final class UserRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why. */
    public sealed interface Reason {

        record Invalid(List<Flaw> flaws) implements Reason {}

        record UserNameTaken() implements Reason {}

        record AliasTaken() implements Reason {}

        record EmailTaken() implements Reason {}

        /** Two different users are needed. */
        record SameUser() implements Reason {}

        /** The user name given is not the user's. */
        record NotConfirmed() implements Reason {}

        record NoSuchOrganisation() implements Reason {}
    }

    private final transient Reason reason;

    UserRefused(Reason reason) {
        super(reason.getClass().getSimpleName(), null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
