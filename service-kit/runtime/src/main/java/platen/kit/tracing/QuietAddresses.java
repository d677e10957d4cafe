package platen.kit.tracing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.semconv.UrlAttributes;
import jakarta.inject.Singleton;

/**
 * Takes queries out of the addresses in spans: in them are sign-in codes of OIDC, names people are searched by, tokens of pages.
 * Paths stay; a service with secrets in paths suppresses their spans.
 */
@Singleton
class QuietAddresses implements SpanProcessor {

    /** As OpenTelemetry's conventions have it for what is left out of an address. */
    private static final String LEFT_OUT = "REDACTED";

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        if (span.getAttribute(UrlAttributes.URL_QUERY) != null) {
            span.setAttribute(UrlAttributes.URL_QUERY, LEFT_OUT);
        }
        String address = span.getAttribute(UrlAttributes.URL_FULL);
        int query = address == null ? -1 : address.indexOf('?');
        if (address != null && query >= 0) {
            span.setAttribute(UrlAttributes.URL_FULL, address.substring(0, query + 1) + LEFT_OUT);
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {
        // Nothing to add.
    }

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
