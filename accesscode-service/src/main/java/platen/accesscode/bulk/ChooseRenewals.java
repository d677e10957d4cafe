package platen.accesscode.bulk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.accesscode.bulk.Somebody.Code;
import platen.accesscode.policy.domain.UniquenessPolicy;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;

/** Decides whose code a job makes anew. */
@ApplicationScoped
class ChooseRenewals {

    private final DataCipher cipher;

    ChooseRenewals(DataCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * @param policy the one that holds for this person
     */
    boolean isDue(JobClaim claim, Somebody somebody, UniquenessPolicy policy) {
        Code code = somebody.code();
        return switch (claim.order().scope()) {
            case EVERYBODY -> code == null || isOlder(claim, code);
            case MISSING -> code == null;
            case UNFIT ->
                code != null && isOlder(claim, code) && !fits(claim.organisation(), somebody.user(), code, policy);
        };
    }

    /** Supplied codes, and generated ones that are newer than the order, stay. */
    private static boolean isOlder(JobClaim claim, Code code) {
        return code.generated() && code.change() < claim.sinceChange();
    }

    private boolean fits(UUID organisation, UUID user, Code code, UniquenessPolicy policy) {
        return code.length() >= policy.minLength()
                && policy.fits(
                        cipher.decryptText(new CipherContext(organisation, user, code.version()), code.ciphertext()));
    }
}
