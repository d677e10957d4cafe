package platen.scim.protocol;

/** Bounds on the work a request may cause; the service provider configuration advertises them. */
public final class ScimLimits {

    /** Bytes. */
    public static final int BODY = 1 << 20;

    /** Characters of a filter or a path. */
    public static final int FILTER = 4_096;

    public static final int FILTER_NODES = 50;
    public static final int FILTER_DEPTH = 10;

    /** Levels of a JSON body; a User needs five. */
    public static final int JSON_DEPTH = 32;

    public static final int OPERATIONS = 1_000;

    /** Of all groups in one answer. */
    public static final int MEMBERS = 100_000;

    public static final int PAGE = 200;
    public static final int DEFAULT_PAGE = 100;

    private ScimLimits() {}
}
