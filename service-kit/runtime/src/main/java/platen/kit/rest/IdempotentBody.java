package platen.kit.rest;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/** Keeps the bytes of the body for the request's hash, so that the same key with another body is noticed. */
@Idempotent
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class IdempotentBody implements ReaderInterceptor {

    private final CurrentIdempotentRequest current;

    IdempotentBody(CurrentIdempotentRequest current) {
        this.current = current;
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (current.isNamed()) {
            byte[] body = context.getInputStream().readAllBytes();
            current.carries(body);
            context.setInputStream(new ByteArrayInputStream(body));
        }
        return context.proceed();
    }
}
