package platen.notification.template.markup;

import io.quarkus.qute.Expression;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionNode;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import platen.notification.template.domain.Content;
import platen.notification.template.domain.Flaw;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.TemplateSource;
import platen.notification.template.domain.Words;

/**
 * Finds what is wrong with somebody's own template: before it is stored, since nobody looks when a mail is sent. What passes
 * can be written with any values, says what the mail is for, and is of a size that its source bounds.
 */
@ApplicationScoped
public class CheckTemplate {

    public static final int LONGEST_SUBJECT = 150;
    public static final int LONGEST_BODY = 20_000;

    private static final int DEEPEST = 10;
    private static final String NAME = "[A-Za-z][A-Za-z0-9]*";

    private final TemplateEngine engine;
    private final Typesetter typesetter;

    CheckTemplate(TemplateEngine engine, Typesetter typesetter) {
        this.engine = engine;
        this.typesetter = typesetter;
    }

    /** Every flaw there is; nothing when the template can be used. */
    public List<Flaw> check(MailTemplate template, Language language, TemplateSource source) {
        List<Flaw> flaws = new ArrayList<>();
        if (source.subject().isBlank() || source.subject().length() > LONGEST_SUBJECT) {
            flaws.add(Flaw.of(Flaw.SUBJECT, "must have 1 to " + LONGEST_SUBJECT + " characters"));
        }
        if (source.subject().chars().anyMatch(Character::isISOControl)) {
            flaws.add(Flaw.of(Flaw.SUBJECT, "must be one line"));
        }
        if (source.body().isBlank() || source.body().length() > LONGEST_BODY) {
            flaws.add(Flaw.of(Flaw.BODY, "must have 1 to " + LONGEST_BODY + " characters"));
        }
        if (flaws.isEmpty()) {
            parts(template, source, flaws);
        }
        if (flaws.isEmpty()) {
            whole(template, language, source, flaws);
        }
        return flaws;
    }

    private void parts(MailTemplate template, TemplateSource source, List<Flaw> flaws) {
        Content content = template.content();
        // Subjects are shown on locked screens and kept in logs.
        Set<String> ofSubject = new HashSet<>(content.variables());
        ofSubject.remove(content.essential());
        ofSubject.remove(Words.REASONS);
        parse(Flaw.SUBJECT, source.subject(), ofSubject, flaws);
        parse(Flaw.BODY, source.body(), content.variables(), flaws);
    }

    private void parse(String part, String source, Set<String> variables, List<Flaw> flaws) {
        try {
            new Walk(part, flaws).nodes(engine.parse(Slots.free(source)).getNodes(), variables, 0);
        } catch (TemplateException broken) {
            TemplateNode.Origin origin = broken.getOrigin();
            flaws.add(new Flaw(
                    part,
                    origin == null ? 0 : origin.getLine(),
                    origin == null ? 0 : origin.getLineCharacterStart(),
                    words(broken)));
        }
    }

    private static String words(TemplateException broken) {
        String code = broken.getCodeName().orElse("").replaceFirst("^PARSER_", "");
        return switch (code) {
            case "NO_SECTION_HELPER_FOUND" -> "only the sections if and for can be used";
            case "UNTERMINATED_SECTION",
                    "SECTION_START_NOT_FOUND",
                    "SECTION_END_DOES_NOT_MATCH_START",
                    "SECTION_BLOCK_END_DOES_NOT_MATCH_START" -> "a section does not begin or end where it should";
            case "UNTERMINATED_EXPRESSION",
                    "UNTERMINATED_STRING_LITERAL",
                    "UNTERMINATED_STRING_LITERAL_OR_COMPOSITE_PARAMETER" -> "a brace or a quotation mark is not closed";
            default -> "the braces here make no sense";
        };
    }

    /** Renders it with all values and with none but the most necessary, and looks whether the mail is of any use. */
    private void whole(MailTemplate template, Language language, TemplateSource source, List<Flaw> flaws) {
        Words all = ExampleWords.of(template, language, "Example");
        Content content = template.content();
        String needed = content.essential();
        List<Words> cases = needed.isEmpty()
                ? List.of(all)
                : List.of(all, Words.of(Map.of(needed, all.get(needed), Content.ORGANISATION, "Example")));
        for (Words words : cases) {
            try {
                Typesetter.Typeset mail = typesetter.typeset(source, template, language, words);
                if (!needed.isEmpty() && !shows(mail, needed, words.get(needed))) {
                    flaws.add(Flaw.of(
                            Flaw.BODY,
                            needed.equals("link")
                                    ? "must always hold a link to {link}, as in [Show]({link})"
                                    : "must always show {" + needed + "}"));
                    return;
                }
            } catch (RuntimeException unusable) {
                flaws.add(Flaw.of(Flaw.BODY, "cannot be written"));
                return;
            }
        }
    }

    private static boolean shows(Typesetter.Typeset mail, String needed, String value) {
        return mail.text().contains(value)
                && (needed.equals("link")
                        ? mail.html().contains("href=\"" + HtmlBody.escaped(value) + "\"")
                        : mail.html().contains(HtmlBody.escaped(value)));
    }

    /** Goes through one part of a template, section by section. */
    private record Walk(String part, List<Flaw> flaws) {

        void nodes(List<TemplateNode> nodes, Set<String> variables, int depth) {
            for (TemplateNode node : nodes) {
                if (node.isSection()) {
                    section(node.asSection(), variables, depth);
                } else if (node.isExpression()) {
                    node.getExpressions().forEach(expression -> expression(expression, variables));
                } else if (!node.getParameterDeclarations().isEmpty()) {
                    flaw(node.getOrigin(), "declarations cannot be used");
                }
            }
        }

        private void section(SectionNode section, Set<String> variables, int depth) {
            if (depth >= DEEPEST) {
                flaw(section.getOrigin(), "sections stand too deep in each other");
                return;
            }
            Set<String> inner = variables;
            if (section.getName().equals("for")) {
                SectionBlock block = section.getBlocks().getFirst();
                String alias = block.parameters.getOrDefault("alias", "");
                String list = block.parameters.getOrDefault("iterable", "");
                if (!list.equals(Words.REASONS) || !variables.contains(Words.REASONS) || !alias.matches(NAME)) {
                    flaw(
                            section.getOrigin(),
                            "for can only go through reasons, and not within itself, as in"
                                    + " {#for reason in reasons}");
                    return;
                }
                inner = new HashSet<>(variables);
                inner.remove(Words.REASONS);
                inner.add(alias);
            } else if (!section.getName().equals("if")) {
                flaw(section.getOrigin(), "only the sections if and for can be used");
                return;
            }
            for (SectionBlock block : section.getBlocks()) {
                if (section.getName().equals("if")) {
                    block.expressions.values().forEach(condition -> expression(condition, variables));
                }
                nodes(block.nodes, inner, depth + 1);
            }
        }

        private void expression(Expression expression, Set<String> variables) {
            if (expression.isLiteral()) {
                return;
            }
            boolean plain = !expression.hasNamespace()
                    && expression.getParts().size() == 1
                    && !expression.getParts().getFirst().isVirtualMethod();
            if (!plain) {
                flaw(expression.getOrigin(), "only plain variables can be used");
            } else if (!variables.contains(expression.getParts().getFirst().getName())) {
                flaw(
                        expression.getOrigin(),
                        "there is no variable {"
                                + expression.getParts().getFirst().getName() + "} here; there are "
                                + String.join(", ", variables.stream().sorted().toList()));
            }
        }

        private void flaw(TemplateNode.Origin origin, String words) {
            flaws.add(new Flaw(part, origin.getLine(), origin.getLineCharacterStart(), words));
        }
    }
}
