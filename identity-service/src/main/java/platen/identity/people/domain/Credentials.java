package platen.identity.people.domain;

/**
 * What a source says of a person's credentials, as the JSON it said it in: sealed to another service and none of our business.
 *
 * @param any whether it says anything of any credential
 */
public record Credentials(String json, boolean any) {

    public static final Credentials NONE = new Credentials("{}", false);

    @Override
    public String toString() {
        return "Credentials[any=" + any + "]";
    }
}
