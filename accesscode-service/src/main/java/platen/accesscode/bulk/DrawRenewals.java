package platen.accesscode.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import platen.accesscode.bulk.Renewal.Place;
import platen.accesscode.bulk.Somebody.Code;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.CodeGenerator;
import platen.accesscode.issuing.domain.CodeOrigin;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.policy.domain.UniquenessPolicy;
import platen.accesscode.secrets.Columns;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;

/** Draws a person's new code and makes all of it that is stored. */
@ApplicationScoped
class DrawRenewals {

    private final CodeGenerator generator;
    private final DataCipher cipher;
    private final Fingerprints fingerprints;
    private final Clock clock;

    DrawRenewals(CodeGenerator generator, DataCipher cipher, Fingerprints fingerprints, Clock clock) {
        this.generator = generator;
        this.cipher = cipher;
        this.fingerprints = fingerprints;
        this.clock = clock;
    }

    /**
     * @param held how many codes the organisation holds, which decides how long a code must be
     */
    Renewal draw(KnownCodes codes, JobClaim claim, Somebody somebody, UniquenessPolicy policy, long held, Place place) {
        AccessCode code = codes.draw(generator.search(policy, held));
        UUID organisation = claim.organisation();
        HeldCode next = next(claim, somebody, code);
        return new Renewal(
                somebody,
                place,
                next,
                fingerprints.of(organisation, code),
                cipher.encrypt(new CipherContext(organisation, somebody.user(), next.version()), code.value()),
                Duration.ofDays(policy.quarantineDays()),
                null);
    }

    private HeldCode next(JobClaim claim, Somebody somebody, AccessCode code) {
        Instant now = clock.instant();
        UUID id = Columns.idInOrder(now);
        long version = somebody.codeVersion() + 1;
        if (somebody.isActive()) {
            return new HeldCode.Active(id, code, version, CodeOrigin.GENERATED, IssueReason.POLICY_JOB, now);
        }
        Code before = somebody.code();
        IssueReason onReturn = IssueReason.POLICY_JOB.onReturn(
                before == null ? null : before.reason(), claim.cause().mayMail());
        return new HeldCode.Reserved(id, code, version, CodeOrigin.GENERATED, onReturn, now);
    }
}
