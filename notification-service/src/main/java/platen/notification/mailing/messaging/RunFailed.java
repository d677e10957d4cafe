package platen.notification.mailing.messaging;

import org.jspecify.annotations.Nullable;

/** Body of {@code run-failed}, as far as it matters here. */
record RunFailed(String source, @Nullable String noticeAddress, String reason) {

    /** An address is personal data. */
    @Override
    public String toString() {
        return "RunFailed[" + source + "]";
    }
}
