package platen.scim.protocol;

import org.jspecify.annotations.Nullable;

/** Ends a SCIM request, and its transaction, with an error of RFC 7644, 3.12. The detail is for the administrator of the client and never holds a credential. */
public final class ScimRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable ScimType type;
    private final String detail;

    public ScimRefusal(int status, @Nullable ScimType type, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.type = type;
        this.detail = detail;
    }

    public static ScimRefusal of(ScimType type, String detail) {
        return new ScimRefusal(400, type, detail);
    }

    public static ScimRefusal invalidValue(String attribute, String rule) {
        return of(ScimType.INVALID_VALUE, attribute + " " + rule);
    }

    public static ScimRefusal notFound() {
        return new ScimRefusal(404, null, "There is no such resource.");
    }

    public static ScimRefusal versionChanged() {
        return new ScimRefusal(412, null, "If-Match names another version than the current one.");
    }

    /** The same answer for every cause, so that nothing can be learned from it. */
    public static ScimRefusal unauthorized() {
        return new ScimRefusal(401, null, "The request carries no token that is accepted here.");
    }

    public int status() {
        return status;
    }

    public @Nullable ScimType type() {
        return type;
    }

    public String detail() {
        return detail;
    }
}
