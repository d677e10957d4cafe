package platen.local.google;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import platen.local.http.Request;

/** The {@code query}, {@code orderBy} and {@code sortOrder} of users.list, as far as this fake knows them. */
final class UserQuery {

    private static final Pattern TERM = Pattern.compile("(\\w+)([:=])('([^']*)'|\\S+)");

    private UserQuery() {}

    static Predicate<GoogleUser> matching(String query) {
        Predicate<GoogleUser> all = user -> true;
        Matcher terms = TERM.matcher(query);
        int end = 0;
        while (terms.find()) {
            String value = terms.group(4) == null ? terms.group(3) : terms.group(4);
            all = all.and(term(terms.group(1), terms.group(2), value.toLowerCase(Locale.ROOT)));
            end = terms.end();
        }
        if (!query.substring(end).isBlank()) {
            throw GoogleError.invalid("Invalid Input: query");
        }
        return all;
    }

    /** Without {@code orderBy} Google promises no order; this fake's is by id. */
    static Comparator<GoogleUser> order(Request request) {
        Comparator<GoogleUser> byId = Comparator.comparing(GoogleUser::id);
        Comparator<GoogleUser> order = switch (request.parameter("orderBy").orElse("")) {
            case "" -> byId;
            case "email" -> Comparator.comparing(GoogleUser::primaryEmail);
            case "givenName" -> Comparator.comparing(GoogleUser::givenName);
            case "familyName" -> Comparator.comparing(GoogleUser::familyName);
            default -> throw GoogleError.invalid("Invalid Input: orderBy");
        };
        boolean descending = request.parameter("sortOrder").orElse("").equalsIgnoreCase("DESCENDING");
        return (descending ? order.reversed() : order).thenComparing(byId);
    }

    private static Predicate<GoogleUser> term(String field, String operator, String value) {
        return switch (field) {
            case "isSuspended" -> user -> user.suspended() == Boolean.parseBoolean(value);
            case "isArchived" -> user -> user.archived() == Boolean.parseBoolean(value);
            case "isAdmin" -> user -> user.admin() == Boolean.parseBoolean(value);
            case "orgUnitPath" -> user -> within(user.orgUnitPath().toLowerCase(Locale.ROOT), value);
            case "email" -> text(operator, value, GoogleUser::primaryEmail);
            case "givenName" -> text(operator, value, GoogleUser::givenName);
            case "familyName" -> text(operator, value, GoogleUser::familyName);
            case "name" -> text(operator, value, GoogleUser::fullName);
            default -> throw GoogleError.invalid("Invalid Input: query");
        };
    }

    private static boolean within(String path, String unit) {
        return unit.equals("/") || path.equals(unit) || path.startsWith(unit + "/");
    }

    private static Predicate<GoogleUser> text(String operator, String value, Function<GoogleUser, String> field) {
        boolean prefix = operator.equals(":") || value.endsWith("*");
        String wanted = value.replace("*", "");
        return user -> {
            String actual = field.apply(user).toLowerCase(Locale.ROOT);
            return prefix ? actual.startsWith(wanted) : actual.equals(wanted);
        };
    }
}
