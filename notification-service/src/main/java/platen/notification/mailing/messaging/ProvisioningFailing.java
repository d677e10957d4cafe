package platen.notification.mailing.messaging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of {@code provisioning-failing}. */
record ProvisioningFailing(
        String source, @Nullable String noticeAddress, Instant since, long writes, long refused, List<Reason> reasons) {

    record Reason(int status, @Nullable String rule, long count) {

        String words() {
            return count + " x " + (rule == null || rule.isBlank() ? "" : rule + ", ") + "HTTP status " + status;
        }
    }

    /** An address is personal data. */
    @Override
    public String toString() {
        return "ProvisioningFailing[" + source + "]";
    }
}
