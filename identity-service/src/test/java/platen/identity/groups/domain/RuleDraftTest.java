package platen.identity.groups.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.identity.domain.Checked;
import platen.identity.groups.domain.GroupRule.Effect;
import platen.identity.groups.domain.GroupRule.GivesCodePolicy;
import platen.identity.groups.domain.GroupRule.GivesCredit;

class RuleDraftTest {

    @ParameterizedTest
    @CsvSource({"10, USD, 10.00", "10.00, USD, 10.00", "0.5, EUR, 0.50", "1000000, JPY, 1000000", "1.234, KWD, 1.234"})
    void writesMoneyAsItsCurrencyHasIt(String amount, String currency, String written) {
        Effect effect = valid(new RuleDraft("credit", amount, currency, true, null, null));

        assertThat(effect).isInstanceOfSatisfying(GivesCredit.class, gives -> {
            assertThat(gives.credit().written()).isEqualTo(written);
            assertThat(gives.presentMembers()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "credit, 0, USD, -, -, amount",
                "credit, -5, USD, -, -, amount",
                "credit, 1e3, USD, -, -, amount",
                "credit, 10.001, USD, -, -, amount",
                "credit, 10.5, JPY, -, -, amount",
                "credit, 1000000.01, USD, -, -, amount",
                "credit, -, USD, -, -, amount",
                "credit, 10, dollars, -, -, currency",
                "credit, 10, -, -, -, currency",
                "credit, 10, USD, staff, -, codePolicy",
                "code-policy, -, -, -, 1, codePolicy",
                "code-policy, -, -, /staff, 1, codePolicy",
                "code-policy, -, -, staff, -, priority",
                "code-policy, -, -, staff, -1, priority",
                "code-policy, 10, -, staff, 1, amount",
                "bonus, -, -, -, -, kind",
                "-, -, -, -, -, kind"
            })
    void saysWhatIsWrong(String kind, String amount, String currency, String policy, Integer priority, String field) {
        var draft = new RuleDraft(kind, amount, currency, null, policy, priority);

        assertThat(draft.checked())
                .isInstanceOfSatisfying(
                        Checked.Flawed.class,
                        flawed -> assertThat(flawed.flaws()).extracting("field").containsExactly(field));
    }

    @Test
    void namesAnOverride() {
        assertThat(valid(new RuleDraft("code-policy", null, null, null, "Lehrkräfte 5-10", 3)))
                .isEqualTo(new GivesCodePolicy("Lehrkräfte 5-10", 3));
    }

    private static Effect valid(RuleDraft draft) {
        return ((Checked.Valid<Effect>) draft.checked()).value();
    }
}
