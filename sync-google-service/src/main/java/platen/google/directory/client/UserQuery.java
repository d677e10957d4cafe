package platen.google.directory.client;

import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;
import platen.google.directory.domain.DirectoryAccess;

/** Parameters of users.list: one custom schema only, and no more of a person than is used. */
public class UserQuery {

    /** What of a person is used. */
    static final String USER_FIELDS =
            "id,primaryEmail,aliases,nonEditableAliases,name/fullName,suspended,archived,orgUnitPath,customSchemas";

    private static final String FIELDS = "kind,nextPageToken,users(" + USER_FIELDS + ")";

    @QueryParam("customer")
    public @Nullable String customer;

    @QueryParam("domain")
    public @Nullable String domain;

    @QueryParam("maxResults")
    public int maxResults;

    @QueryParam("projection")
    public String projection = "custom";

    @QueryParam("customFieldMask")
    public String customFieldMask;

    @QueryParam("fields")
    public String fields = FIELDS;

    @QueryParam("pageToken")
    public @Nullable String pageToken;

    UserQuery(DirectoryAccess access, int maxResults, @Nullable String pageToken) {
        this.customer = access.isDomain() ? null : access.customer();
        this.domain = access.isDomain() ? access.customer() : null;
        this.maxResults = maxResults;
        this.customFieldMask = access.schema();
        this.pageToken = pageToken;
    }
}
