package platen.notification.template.markup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.qute.Expression;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.notification.template.domain.Content;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.TemplateSource;
import platen.notification.template.domain.Words;
import platen.notification.template.markup.Typesetter.Typeset;

/** Every mail in every language, and what names and templates may not do to it. */
class MailsTest {

    private static final TemplateEngine ENGINE = new TemplateEngine();
    private static final Typesetter TYPESETTER = new Typesetter(ENGINE);

    static Stream<Arguments> mails() {
        return Arrays.stream(MailTemplate.values())
                .flatMap(
                        template -> Arrays.stream(Language.values()).map(language -> Arguments.of(template, language)));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void saysTheSameAsTextAndAsHtml(MailTemplate template, Language language) {
        Words words = ExampleWords.of(template, language, "Demo School");

        Typeset mail = TYPESETTER.typeset(template, language, words);

        assertThat(mail.subject().text()).contains("Demo School").doesNotContainPattern("[{}\\uE000-\\uF8FF]");
        assertThat(mail.html()).contains("<html lang=\"" + language.tag() + "\">", "<h1 ");
        for (String form : new String[] {mail.text(), shown(mail.html())}) {
            assertThat(form).contains("Demo School").doesNotContainPattern("[{}\\uE000-\\uF8FF\\uFFFD]");
            if (!template.content().essential().isEmpty()) {
                assertThat(form).contains(words.get(template.content().essential()));
            }
            words.reasons().forEach(reason -> assertThat(form).contains(reason));
        }
        String fallback = LayoutWords.in(language).get("button.fallback");
        assertThat(wordsOf(shown(mail.html()).replace(fallback, ""))).isEqualTo(wordsOf(mail.text()));
        assertThat(mail.text().lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(78))
                .noneMatch(line -> line.endsWith(" "));
        assertThat(mail.text()).doesNotContain("\n\n\n").doesNotContainPattern("[*`\\[\\]#]");
        assertThat(mail.html()).doesNotContain("<style", "<script", "<img", "class=");
    }

    /** What the suite's own tools, and people's habits, look for. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void showsTheCodeOnALineOfItsOwnWithAReadingAid(Language language) {
        Words words =
                ExampleWords.of(MailTemplate.NEW_CODE, language, "Demo School").with("code", "K0M2OX");

        Typeset mail = TYPESETTER.typeset(MailTemplate.NEW_CODE, language, words);

        LayoutWords layout = LayoutWords.in(language);
        assertThat(mail.text().lines())
                .containsOnlyOnce(layout.get("code.label") + " K0M2OX")
                .contains("(" + layout.get("aid.0") + ".)", "(" + layout.get("aid.O") + ".)");
        assertThat(mail.html()).contains(">K0M2OX</p>", layout.get("aid.0") + ".<br>" + layout.get("aid.O") + ".");
        if (language == Language.ENGLISH) {
            assertThat(mail.text().lines()).contains("Access code: K0M2OX");
        }
    }

    @ParameterizedTest
    @MethodSource("mails")
    void usesTheSameVariablesInEveryLanguageAndOnlyKnownOnes(MailTemplate template, Language language) {
        Set<String> used = variables(Resources.source(template, language));

        assertThat(used).isEqualTo(variables(Resources.source(template, Language.ENGLISH)));
        assertThat(used).allMatch(template.content()::knows);
        assertThat(used).contains(Content.ORGANISATION);
        if (!template.content().essential().isEmpty()) {
            assertThat(used).contains(template.content().essential());
        }
    }

    private static Set<String> variables(TemplateSource source) {
        return Stream.of(source.subject(), source.body())
                .flatMap(part -> ENGINE.parse(part).getExpressions().stream())
                .map(Expression::toOriginalString)
                .filter(name -> !name.equals("reason"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*x* __y__ `z`",
                "[a](http://evil.example)",
                "<http://evil.example>",
                "![a](http://evil.example/p.png)",
                "<script>alert(1)</script>",
                "<b>&amp;",
                "# big",
                "1. one",
                "- one",
                "{code} {#if name}x{/if}",
                "\\{code}",
                "&lt;b&gt;",
                "\" onclick=\"alert(1)",
                "Access code: 000000",
                "a long name of many words that goes on and on, Access code: 000000",
                "http://evil.example/",
                "🦉 <i>"
            })
    void aValueStaysWhatItIs(String value) {
        Words words = ExampleWords.of(MailTemplate.INVITATION_CLASSIC, Language.ENGLISH, value)
                .with("name", value)
                .with("code", "K7M2QX");

        Typeset mail = TYPESETTER.typeset(MailTemplate.INVITATION_CLASSIC, Language.ENGLISH, words);

        assertThat(mail.subject().text()).isEqualTo("Your access code for " + value);
        assertThat(mail.text()).contains("Hello " + value + ",", "of " + value + ".");
        assertThat(mail.html()).contains(">Hello " + HtmlBody.escaped(value) + ",</p>");
        assertThat(mail.text().lines().filter(line -> line.startsWith("Access code:")))
                .containsExactly("Access code: K7M2QX");
        assertThat(mail.html())
                .doesNotContain("<a ", "<em>", "<strong>", "<img", "<script", "<b>", "<i>", "\" onclick=\"");
    }

    @Test
    void aValueIsNeverPutAtTheBeginningOfALineThatIsTooLong() {
        String value = "Access code: 000000";
        for (int length = 40; length < 90; length++) {
            Typeset mail = typeset("x".repeat(length - 20) + " " + "y".repeat(15) + " {organisation} and more", value);

            assertThat(mail.text().lines().filter(line -> line.startsWith("Access code:")))
                    .isEmpty();
        }
    }

    @Test
    void aValueOfAnotherDirectionTurnsNothingElseAround() {
        assertThat(typeset("at {organisation}, 5", "مدرسة").html()).contains("at <bdi>مدرسة</bdi>, 5");
    }

    @Test
    void leadsNowhereButToTheWebAndToMailboxes() {
        Typeset mail = typeset(
                "[one](javascript:alert(1)) [two](data:text/html,x) [three](//evil.example) [four](<http://a b>)"
                        + " [five](https://a.example/?b=1&c=%22) [six](mailto:it@a.example) <https://auto.example>",
                "X");

        assertThat(Pattern.compile("href=\"([^\"]*)\"")
                        .matcher(mail.html())
                        .results()
                        .map(found -> found.group(1)))
                .containsExactly("https://a.example/?b=1&amp;c=%22", "mailto:it@a.example", "https://auto.example");
        assertThat(mail.text()).contains("one two three four").contains("(mailto:it@a.example)");
        assertThat(mail.text()).contains(" https://auto.example\n");
    }

    @Test
    void takesMarkupOfOtherLanguagesForText() {
        Typeset mail = typeset(
                "<div>\n<script>alert(1)</script>\n</div>\n\n    indented\n\n> quoted\n\n```\nfenced\n```\n\n![alt](https://a.example/x.png)",
                "X");

        assertThat(mail.html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "indented", "&gt; quoted", "alt")
                .doesNotContain("<script", "<pre", "<blockquote", "<img", "<div");
        assertThat(wordsOf(shown(mail.html()))).isEqualTo(wordsOf(mail.text()));
    }

    @Test
    void writesListsWithinListsAndSurvivesAbsurdOnes() {
        Typeset mail = typeset("1. one\n   - a\n   - b\n2. two\n\nafter", "X");

        assertThat(mail.text()).startsWith("1. one\n   - a\n   - b\n2. two\n\nafter\n");
        assertThat(mail.html()).contains("<li style=\"margin:0 0 4px 0;\">a</li>");
        assertThat(typeset("- ".repeat(5_000) + "x", "X").text()).contains("x");
        assertThat(typeset("*a ".repeat(3_000) + "*".repeat(3_000), "X").text()).contains("a");
        assertThat(typeset("[".repeat(8_000), "X").text()).contains("[");
    }

    private static Typeset typeset(String body, String organisation) {
        return TYPESETTER.typeset(
                new TemplateSource("Subject", body),
                MailTemplate.RUN_RECOVERED,
                Language.ENGLISH,
                ExampleWords.of(MailTemplate.RUN_RECOVERED, Language.ENGLISH, organisation));
    }

    /** The text a reader sees. */
    private static String shown(String html) {
        return html.substring(html.indexOf("<body"))
                .replaceAll("<[^>]*>", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&")
                .replaceAll("[ \\n]+", " ");
    }

    private static Set<String> wordsOf(String text) {
        return Arrays.stream(text.split("[^\\p{L}\\p{N}]+", -1))
                .filter(word -> word.length() > 1)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
