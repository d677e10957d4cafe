package platen.local.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import platen.local.Json;

/** The custom schema an administrator adds to a Workspace so that codes and cards have a place. */
final class PaperCutSchema {

    static final String NAME = "PaperCut";
    static final String ACCESS_CODE = "accessCode";
    static final String CARD_NUMBER = "cardNumber";

    private static final List<String> FIELDS = List.of(CARD_NUMBER, ACCESS_CODE);

    private PaperCutSchema() {}

    /** As schemas.get answers. */
    static ObjectNode json() {
        ObjectNode schema = Json.object()
                .put("kind", "admin#directory#schema")
                .put("schemaId", "PcSchema01==")
                .put("etag", "\"papercut-1\"")
                .put("schemaName", NAME)
                .put("displayName", NAME);
        ArrayNode fields = schema.putArray("fields");
        for (String field : FIELDS) {
            fields.addObject()
                    .put("kind", "admin#directory#schema#fieldspec")
                    .put("fieldId", "Pc" + field + "==")
                    .put("etag", "\"" + field + "-1\"")
                    .put("fieldType", "STRING")
                    .put("fieldName", field)
                    .put("displayName", field)
                    .put("multiValued", false)
                    .put("readAccessType", "ADMINS_AND_SELF");
        }
        return schema;
    }
}
