package platen.identity.people.domain;

/**
 * A user who has the user name or the email that a person would have.
 *
 * @param linkedToSource linked to the person's source already, under whatever external id
 */
public record Holder(User user, boolean linkedToSource) {

    boolean hasUserName(String key) {
        return user.profile().userNameKey().equals(key);
    }

    boolean hasAlias(String key) {
        return user.aliasKeys().contains(key);
    }

    boolean hasEmail(String key) {
        return key.equals(user.profile().emailKey());
    }
}
