package platen.scim.protocol.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
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

    private final ScimCaller caller;

    ScimBodyReader(ScimCaller caller) {
        this.caller = caller;
    }

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
        ObjectNode json = ScimJson.read(bytes);
        for (String name : new String[] {"userName", "displayName"}) {
            if (ScimJson.member(json, name) instanceof TextNode said && caller.subject() == null) {
                caller.speaksOf(said.asText());
            }
        }
        return new ScimBody(json);
    }
}
