package platen.accesscode.issuing.domain;

import java.time.Instant;
import java.util.UUID;

/** A code that is somebody's, so that nobody else can have it. */
public sealed interface HeldCode {

    UUID id();

    AccessCode code();

    /** Of the person's code. */
    long version();

    CodeOrigin origin();

    IssueReason reason();

    Instant issuedAt();

    /**
     * The same code, known to come from elsewhere.
     */
    HeldCode from(CodeOrigin origin);

    /**
     * It works at the devices.
     *
     * @param version the one published
     * @param reason what it was issued for
     */
    record Active(UUID id, AccessCode code, long version, CodeOrigin origin, IssueReason reason, Instant issuedAt)
            implements HeldCode {

        /** Its holder went: it does not work, and waits for them. They know it, so nobody will be told when they are back. */
        public Reserved reserve(long newVersion) {
            return new Reserved(id, code, newVersion, origin, IssueReason.RESTORED, issuedAt);
        }

        @Override
        public Active from(CodeOrigin newOrigin) {
            return new Active(id, code, version, newOrigin, reason, issuedAt);
        }
    }

    /**
     * Its holder is inactive; it works for nobody.
     *
     * @param version published last, or the first one to be published
     * @param reason what it will be issued for when its holder is back
     */
    record Reserved(UUID id, AccessCode code, long version, CodeOrigin origin, IssueReason reason, Instant issuedAt)
            implements HeldCode {

        /** Its holder is back. A code they had before is as old as it was: their absence does not make it last longer. */
        public Active restore(long newVersion, Instant at) {
            return new Active(id, code, newVersion, origin, reason, wasKnown() ? issuedAt : at);
        }

        /** Whether its holder knew it before they went. */
        public boolean wasKnown() {
            return reason == IssueReason.RESTORED;
        }

        @Override
        public Reserved from(CodeOrigin newOrigin) {
            return new Reserved(id, code, version, newOrigin, reason, issuedAt);
        }
    }
}
