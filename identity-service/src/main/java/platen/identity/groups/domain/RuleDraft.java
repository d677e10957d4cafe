package platen.identity.groups.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.Checked;
import platen.identity.domain.Flaws;
import platen.identity.groups.domain.GroupRule.Effect;
import platen.identity.groups.domain.GroupRule.GivesCodePolicy;
import platen.identity.groups.domain.GroupRule.GivesCredit;

/** A rule as an administrator writes it. */
public record RuleDraft(
        @Nullable String kind,
        @Nullable String amount,
        @Nullable String currency,
        @Nullable Boolean presentMembers,
        @Nullable String codePolicy,
        @Nullable Integer priority) {

    public static final String CREDIT = "credit";
    public static final String CODE_POLICY = "code-policy";

    private static final BigDecimal MOST = new BigDecimal("1000000");
    private static final int HIGHEST = 1_000_000;

    /** As accesscode-service names its overrides. */
    private static final Pattern POLICY = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,7}(\\.[0-9]{1,3})?");

    public Checked<Effect> checked() {
        var flaws = new Flaws();
        return switch (kind) {
            case CREDIT -> credit(flaws);
            case CODE_POLICY -> policy(flaws);
            case null, default -> {
                flaws.add("kind", "must be credit or code-policy");
                yield flaws.orElse(() -> new GivesCodePolicy("", 0));
            }
        };
    }

    private Checked<Effect> credit(Flaws flaws) {
        refuse(flaws, "codePolicy", codePolicy, CREDIT);
        refuse(flaws, "priority", priority, CREDIT);
        Currency money = currency(flaws);
        if (amount == null || !AMOUNT.matcher(amount).matches()) {
            flaws.add("amount", "must be a decimal number in a string, such as \"10.00\"");
        } else {
            check(flaws, new BigDecimal(amount), money);
        }
        return flaws.orElse(() -> new GivesCredit(
                new Credit(
                        new BigDecimal(Objects.requireNonNull(amount)).stripTrailingZeros(),
                        Objects.requireNonNull(currency)),
                Boolean.TRUE.equals(presentMembers)));
    }

    private static void check(Flaws flaws, BigDecimal wanted, @Nullable Currency money) {
        if (wanted.signum() <= 0 || wanted.compareTo(MOST) > 0) {
            flaws.add("amount", "must be more than 0 and at most " + MOST);
        } else if (money != null && !isWhole(wanted, money)) {
            flaws.add("amount", "must be in whole smallest units of the currency");
        }
    }

    private static boolean isWhole(BigDecimal wanted, Currency money) {
        int digits = Math.max(money.getDefaultFractionDigits(), 0);
        return wanted.setScale(digits, RoundingMode.DOWN).compareTo(wanted) == 0;
    }

    private @Nullable Currency currency(Flaws flaws) {
        try {
            return Currency.getInstance(currency == null ? "" : currency);
        } catch (IllegalArgumentException unknown) {
            flaws.add("currency", "must be a currency code of ISO 4217, such as USD");
            return null;
        }
    }

    private Checked<Effect> policy(Flaws flaws) {
        refuse(flaws, "amount", amount, CODE_POLICY);
        refuse(flaws, "currency", currency, CODE_POLICY);
        refuse(flaws, "presentMembers", presentMembers, CODE_POLICY);
        if (codePolicy == null || !POLICY.matcher(codePolicy).matches()) {
            flaws.add("codePolicy", "must be the name of a policy override");
        }
        if (priority == null || priority < 0 || priority > HIGHEST) {
            flaws.add("priority", "must be a whole number from 0 to " + HIGHEST);
        }
        return flaws.orElse(
                () -> new GivesCodePolicy(Objects.requireNonNull(codePolicy), Objects.requireNonNull(priority)));
    }

    private static void refuse(Flaws flaws, String field, @Nullable Object value, String kind) {
        if (value != null) {
            flaws.add(field, "is not of the kind " + kind);
        }
    }
}
