package platen.notification.mailing.messaging;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.notification.template.domain.Fact;

/** Body of {@code provisioning-failing}. */
record ProvisioningFailing(
        String source, @Nullable String noticeAddress, Instant since, long writes, long refused, List<Reason> reasons) {

    record Reason(int status, @Nullable String rule, long count) {

        Fact fact() {
            return rule == null || rule.isBlank()
                    ? Fact.of("refusals", count, status)
                    : Fact.of("refusals-by-rule", count, status, rule);
        }
    }

    /** An address is personal data. */
    @Override
    public String toString() {
        return "ProvisioningFailing[" + source + "]";
    }
}
