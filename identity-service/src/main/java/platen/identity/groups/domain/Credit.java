package platen.identity.groups.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * Money to print with.
 *
 * @param amount more than nothing, in whole smallest units of the currency
 * @param currency ISO 4217
 */
public record Credit(BigDecimal amount, String currency) {

    /** As people and contracts write it: {@code 10.00} of a currency with cents. */
    public String written() {
        int digits = Math.max(Currency.getInstance(currency).getDefaultFractionDigits(), 0);
        return amount.setScale(digits, RoundingMode.UNNECESSARY).toPlainString();
    }
}
