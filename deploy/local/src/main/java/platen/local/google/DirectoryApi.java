package platen.local.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import platen.local.Json;
import platen.local.http.Reply;
import platen.local.http.Request;

/** The Directory API beside users: schemas, organisational units, the customer. */
final class DirectoryApi {

    private final AccessTokens tokens;

    DirectoryApi(AccessTokens tokens) {
        this.tokens = tokens;
    }

    Reply schema(Request request) {
        requireOwn(tokens.authorise(request, "admin.directory.userschema"), request.variable("customer"));
        if (!request.variable("schemaKey").equals(PaperCutSchema.NAME)) {
            throw GoogleError.notFound("schemaKey");
        }
        return Reply.json(200, PaperCutSchema.json());
    }

    Reply schemas(Request request) {
        requireOwn(tokens.authorise(request, "admin.directory.userschema"), request.variable("customer"));
        ObjectNode answer = Json.object().put("kind", "admin#directory#schemas").put("etag", "\"schemas\"");
        answer.putArray("schemas").add(PaperCutSchema.json());
        return Reply.json(200, answer);
    }

    Reply orgUnits(Request request) {
        Workspace workspace = tokens.authorise(request, "admin.directory.orgunit");
        requireOwn(workspace, request.variable("customer"));
        return Reply.json(
                200,
                OrgUnits.list(
                        workspace.users(),
                        workspace.customer(),
                        request.parameter("type").orElse("children"),
                        request.parameter("orgUnitPath").orElse("/")));
    }

    Reply customer(Request request) {
        Workspace workspace = tokens.authorise(request, "admin.directory.customer");
        requireOwn(workspace, request.variable("customerKey"));
        return Reply.json(
                200,
                Json.object()
                        .put("kind", "admin#directory#customer")
                        .put("id", workspace.customer())
                        .put("customerDomain", workspace.owner().domain())
                        .put("alternateEmail", workspace.owner().googleAdministrator())
                        .put("language", "en"));
    }

    /** {@code my_customer}, the token's own customer id, or nothing. */
    static void requireOwn(Workspace workspace, String customer) {
        boolean own = customer.isEmpty() || customer.equals("my_customer") || customer.equals(workspace.customer());
        if (!own) {
            throw GoogleError.forbidden();
        }
    }
}
