package platen.scim.protocol.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Documents what all SCIM addresses have in common and no annotation says: the tenant, its token, the media type, errors. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ScimOpenApi implements OASFilter {

    private static final String SECURITY = "ScimToken";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        SECURITY,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("A token of /api/v1/scim/tokens"));
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/scim/")) {
                item.addParameter(OASFactory.createParameter()
                        .name("organisation")
                        .in(Parameter.In.PATH)
                        .required(true)
                        .schema(OASFactory.createSchema()
                                .type(List.of(SchemaType.STRING))
                                .format("uuid")));
                item.getOperations().values().forEach(ScimOpenApi::describe);
            }
        });
    }

    private static void describe(Operation operation) {
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SECURITY));
        operation.getResponses().getAPIResponses().values().forEach(response -> {
            if (response.getContent() != null) {
                response.setContent(scim());
            }
        });
        operation
                .getResponses()
                .addAPIResponse(
                        "default",
                        OASFactory.createAPIResponse()
                                .description("Refused (RFC 7644, 3.12)")
                                .content(scim()));
    }

    private static Content scim() {
        return OASFactory.createContent()
                .addMediaType(
                        ScimAnswers.MEDIA_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().type(List.of(SchemaType.OBJECT))));
    }
}
