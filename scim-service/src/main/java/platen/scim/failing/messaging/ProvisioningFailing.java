package platen.scim.failing.messaging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.scim.failing.RefusalReason;

/**
 * {@code provisioning-failing}.
 *
 * @param since from when on the writes were counted
 * @param reasons the most frequent ones first
 */
record ProvisioningFailing(
        String source,
        @Nullable String noticeAddress,
        Instant since,
        long writes,
        long refused,
        List<RefusalReason> reasons) {

    /** An address is personal data. */
    @Override
    public String toString() {
        return "ProvisioningFailing[" + refused + " of " + writes + "]";
    }
}
