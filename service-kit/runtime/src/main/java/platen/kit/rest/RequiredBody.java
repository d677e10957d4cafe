package platen.kit.rest;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import java.util.Arrays;

/** An empty body, or {@code null}, is refused before a resource can stumble over it. */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
public class RequiredBody implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Object body = context.proceed();
        if (body == null && Arrays.stream(context.getAnnotations()).noneMatch(OptionalBody.class::isInstance)) {
            throw Problems.badRequest("A body is required.").exception();
        }
        return body;
    }
}
