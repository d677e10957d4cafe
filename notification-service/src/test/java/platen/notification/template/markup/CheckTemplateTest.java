package platen.notification.template.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.notification.template.domain.Flaw;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.TemplateSource;

/** What an organisation's own template may not be. */
class CheckTemplateTest {

    private static final TemplateEngine ENGINE = new TemplateEngine();
    private static final CheckTemplate CHECK = new CheckTemplate(ENGINE, new Typesetter(ENGINE));

    static Stream<Arguments> mails() {
        return Arrays.stream(MailTemplate.values())
                .flatMap(
                        template -> Arrays.stream(Language.values()).map(language -> Arguments.of(template, language)));
    }

    @ParameterizedTest
    @MethodSource("mails")
    void takesWhatComesWithTheService(MailTemplate template, Language language) {
        assertThat(CHECK.check(template, language, Resources.source(template, language)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{nmae} {code}; 1; 1; there is no variable {nmae}",
                "one|{code} {link}; 2; 8; there is no variable {link}",
                "{name.length} {code}; 1; 1; only plain variables",
                "{name.toUpperCase()} {code}; 1; 1; only plain variables",
                "{name.class.forName('x')} {code}; 1; 1; only plain variables",
                "{inject:typesetter} {code}; 1; 1; only plain variables",
                "{cdi:x.y} {code}; 1; 1; only plain variables",
                "{name ?: 'x'} {code}; 1; 1; only plain variables",
                "a|b {#include mails /} {code}; 2; 20; only the sections if and for",
                "{#let x=name}{x}{/let} {code}; 1; 13; only the sections if and for",
                "{#each name}{it}{/each} {code}; 1; 1; only the sections if and for",
                "{#for i in 1000000000}x{/for} {code}; 1; 1; for can only go through reasons",
                "{#for x in name}x{/for} {code}; 1; 1; for can only go through reasons",
                "{#if name}x {code}; 1; 19; does not begin or end",
                "x {/if} {code}; 1; 7; does not begin or end",
                "{@java.lang.String name} {code}; 1; 24; declarations",
                "{#if name.length}x{/if}{code}; 1; 1; only plain variables",
                "{#if nmae}x{/if}{code}; 1; 1; there is no variable {nmae}",
                "x {code; 1; 8; is not closed"
            })
    void saysWhereAFlawIs(String body, int line, int column, String words) {
        List<Flaw> flaws = check(MailTemplate.NEW_CODE, body.replace('|', '\n'));

        assertThat(flaws).hasSize(1).first().satisfies(flaw -> {
            assertThat(flaw.part()).isEqualTo("body");
            assertThat(flaw.words()).contains(words);
            assertThat(flaw.line() + ":" + flaw.column()).isEqualTo(line + ":" + column);
        });
    }

    @Test
    void tellsAllFlawsAtOnceAndWhatThereIsInstead() {
        List<Flaw> flaws = check(MailTemplate.NEW_CODE, "{a}\n\n {b} {code}");

        assertThat(flaws)
                .extracting(Flaw::told)
                .containsExactly(
                        "Line 1, column 1: there is no variable {a} here; there are code, name, organisation",
                        "Line 3, column 2: there is no variable {b} here; there are code, name, organisation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Hello", "\\{code}", "{#if name}{code}{/if}", "{#if name}x{#else}{code}{/if}", "{! {code} !}"})
    void wantsTheCodeToBeShownWhateverElseThereIs(String body) {
        assertThat(check(MailTemplate.NEW_CODE, body)).containsExactly(Flaw.of(Flaw.BODY, "must always show {code}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{link}", "`{link}`", "[x](https://evil.example/{link})", "[x](javascript:{link})"})
    void wantsTheLinkToBeOneThatCanBeFollowed(String body) {
        assertThat(check(MailTemplate.NEW_CODE_PORTAL, body)).hasSize(1);
        assertThat(check(MailTemplate.NEW_CODE_PORTAL, "see [this]({link}) or {link}"))
                .isEmpty();
    }

    @Test
    void keepsTheCodeAndBrokenLinesOutOfSubjects() {
        assertThat(subject("Your code {code}")).first().satisfies(flaw -> {
            assertThat(flaw.part()).isEqualTo("subject");
            assertThat(flaw.told()).startsWith("Line 1, column 11: there is no variable {code} here");
        });
        assertThat(subject("a\r\nBcc: eve@evil.example")).containsExactly(Flaw.of(Flaw.SUBJECT, "must be one line"));
        assertThat(subject(" ")).hasSize(1);
        assertThat(subject("x".repeat(151))).hasSize(1);
        assertThat(subject("{#if name}For {name}{#else}Hello{/if}")).isEmpty();
    }

    @Test
    void boundsWhatItTakes() {
        assertThat(check(MailTemplate.NEW_CODE, "{code}" + "x".repeat(20_000))).hasSize(1);
        assertThat(check(MailTemplate.NEW_CODE, "")).hasSize(1);
        assertThat(check(MailTemplate.NEW_CODE, "{#if organisation}".repeat(800) + "{code}" + "{/if}".repeat(800)))
                .extracting(Flaw::words)
                .containsExactly("sections stand too deep in each other");
        assertThat(check(MailTemplate.RUN_FAILED, "{#for a in reasons}{#for b in reasons}{a}{b}{/for}{/for}"))
                .hasSize(1);
        assertThat(check(MailTemplate.RUN_FAILED, "{#for a in reasons}{a_count} {a}{/for}"))
                .hasSize(1);
        assertThat(check(MailTemplate.RUN_FAILED, "> ".repeat(9_000) + "x")).isEmpty();
    }

    private static List<Flaw> check(MailTemplate template, String body) {
        return CHECK.check(template, Language.ENGLISH, new TemplateSource("Subject", body));
    }

    private static List<Flaw> subject(String subject) {
        return CHECK.check(MailTemplate.NEW_CODE, Language.ENGLISH, new TemplateSource(subject, "{code}"));
    }
}
