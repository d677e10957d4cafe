package platen.scim.protocol.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimLimits;

/** Reads bodies itself, because a body of unannounced length must be refused in SCIM's words too. */
@Provider
public class ScimBodyReader implements MessageBodyReader<ScimBody> {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == ScimBody.class;
    }

    @Override
    public ScimBody readFrom(
            Class<ScimBody> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readNBytes(ScimLimits.BODY + 1);
        if (bytes.length > ScimLimits.BODY) {
            throw ScimBodyLimit.tooLarge();
        }
        return new ScimBody(ScimJson.read(bytes));
    }
}
