package platen.identity.organisation.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import platen.identity.domain.SearchKey;
import platen.identity.organisation.domain.LinkingRules.UserNameForm;

class LinkingRulesTest {

    private static final String SUFFIX = "school.example";

    @ParameterizedTest
    @CsvSource({
        "UPN, ana, ana@school.example",
        "UPN, ana@other.example, ana@other.example",
        "UPN, Ana@SCHOOL.example, Ana@SCHOOL.example",
        "SHORT, ana, ana",
        "SHORT, Ana@SCHOOL.Example, Ana",
        "SHORT, ana@other.example, ana@other.example",
        "SHORT, ana@sub.school.example, ana@sub.school.example",
        "SHORT, ana@preschool.example, ana@preschool.example",
        "SHORT, a@b@school.example, a@b@school.example",
        "SHORT, @school.example, @school.example",
        "AS_GIVEN, ana@school.example, ana@school.example"
    })
    void namesAPerson(UserNameForm form, String given, String name) {
        assertThat(new LinkingRules(true, form, SUFFIX).userName(given)).isEqualTo(name);
    }

    @Test
    void takesNamesAsGivenUnlessToldOtherwise() {
        assertThat(LinkingRules.DEFAULT.userName("ana@school.example")).isEqualTo("ana@school.example");
    }

    /** Names are one person's only if they are the same in full, whatever the form cuts or adds. */
    @ParameterizedTest
    @EnumSource(
            value = UserNameForm.class,
            names = {"UPN", "SHORT"})
    void neverTakesTwoPeopleForOne(UserNameForm form) {
        var rules = new LinkingRules(true, form, SUFFIX);
        List<String> names = names(new Random(20_260_105), 700);

        for (String one : names) {
            for (String other : names) {
                assertThat(SearchKey.of(rules.userName(one)).equals(SearchKey.of(rules.userName(other))))
                        .as("%s and %s", one, other)
                        .isEqualTo(inFull(one).equals(inFull(other)));
            }
        }
    }

    private static String inFull(String name) {
        return SearchKey.of(name.contains("@") ? name : name + '@' + SUFFIX);
    }

    /** Of few pieces, so that many nearly meet. */
    private static List<String> names(Random random, int count) {
        String[] pieces = {
            "a", "A", "ana", "ß", "ss", ".", " ", "@", "school", "example", SUFFIX, "@" + SUFFIX, "SCHOOL.EXAMPLE"
        };
        List<String> names = new ArrayList<>();
        while (names.size() < count) {
            var name = new StringBuilder();
            for (int piece = random.nextInt(1, 5); piece > 0; piece--) {
                name.append(pieces[random.nextInt(pieces.length)]);
            }
            String cleaned = name.toString().strip();
            if (!cleaned.isEmpty()) {
                names.add(cleaned);
            }
        }
        return names;
    }
}
