package platen.identity.people.persistence;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;
import platen.identity.domain.SearchWords;
import platen.identity.people.domain.UserQuery;
import platen.identity.people.domain.UserQuery.Standing;

/** What a query asks for as a condition on {@code user_account u}, and its parameters, of which the first is the organisation. */
final class UserCondition {

    private static final String OF_USER = "of_user.organisation_id = u.organisation_id and of_user.user_id = u.user_id";

    private final StringBuilder sql = new StringBuilder("u.organisation_id = $1");
    private final List<Object> parameters = new ArrayList<>();

    private UserCondition(UUID organisation) {
        parameters.add(organisation);
    }

    static UserCondition of(UUID organisation, UserQuery query) {
        var condition = new UserCondition(organisation);
        condition.standing(query.standing());
        if (query.email() != null) {
            condition.and("u.email_key = ?", SearchKey.of(query.email()));
        }
        if (query.userName() != null) {
            condition.and("u.user_name_key = ?", SearchKey.of(query.userName()));
        }
        if (query.department() != null) {
            condition.and("u.department_key = ?", SearchKey.of(query.department()));
        }
        if (query.alias() != null) {
            condition.and(
                    "exists (select from user_alias of_user where " + OF_USER + " and alias_key = ?)",
                    SearchKey.of(query.alias()));
        }
        if (query.source() != null) {
            condition.and(
                    "exists (select from person_link of_user where " + OF_USER + " and source = ?)", query.source());
        }
        if (query.text() != null) {
            condition.words(SearchWords.of(query.text()));
        }
        if (query.afterUserNameKey() != null) {
            condition.and("u.user_name_key > ?", query.afterUserNameKey());
        }
        return condition;
    }

    /** Literals, so that the indexes of those few are seen to fit. */
    private void standing(@Nullable Standing standing) {
        sql.append(" and ")
                .append(
                        switch (standing) {
                            case null -> "u.state <> 'deleted'";
                            case ACTIVE -> "u.state = 'active'";
                            case INACTIVE -> "u.state = 'inactive'";
                            case REMOVED -> "u.delete_after is not null";
                        });
    }

    private void words(List<String> words) {
        if (words.isEmpty()) {
            sql.append(" and false");
        }
        // Ranges instead of LIKE, which is not leakproof: row-level security keeps it out of index conditions.
        words.forEach(word -> and(
                "exists (select from user_word of_user where " + OF_USER + " and word >= ? and word < ?)",
                word,
                SearchKey.endOfPrefix(word)));
    }

    private void and(String condition, Object... values) {
        String numbered = condition;
        for (Object value : values) {
            parameters.add(value);
            numbered = numbered.replaceFirst("\\?", "\\$" + parameters.size());
        }
        sql.append(" and ").append(numbered);
    }

    String sql() {
        return sql.toString();
    }

    Object[] parametersAnd(Object last) {
        List<Object> all = new ArrayList<>(parameters);
        all.add(last);
        return all.toArray();
    }
}
