package platen.scim.groups.domain;

/** What a member is; groups in groups are kept as they are and not resolved to people. */
public enum MemberType {
    USER("User"),
    GROUP("Group");

    private final String word;

    MemberType(String word) {
        this.word = word;
    }

    /** As {@code members.type} and {@code meta.resourceType} have it. */
    public String word() {
        return word;
    }

    public static MemberType of(String word) {
        return word.equals(GROUP.word) ? GROUP : USER;
    }
}
