package platen.notification.template.markup;

import java.util.Locale;
import java.util.Set;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;
import platen.notification.template.markup.Slots.Slot;

/** The part of CommonMark that a mail needs: headings, lists, lines, emphasis, code and links. All else is text. */
final class Markdown {

    /** More than a mail needs, and few enough for what walks the tree. */
    private static final int DEEPEST_LIST = 10;

    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(Set.of(Heading.class, ListBlock.class, ThematicBreak.class))
            .maxOpenBlockParsers(DEEPEST_LIST)
            .build();

    private Markdown() {}

    static Node parse(String source) {
        return PARSER.parse(source);
    }

    /** The code, if the paragraph is nothing but the code. */
    static @Nullable Slot loneCode(Paragraph paragraph, Slots slots) {
        if (paragraph.getFirstChild() instanceof Text text
                && text.getNext() == null
                && text.getLiteral().strip().length() == 1) {
            Slot slot = slots.at(text.getLiteral().strip().charAt(0));
            return slot != null && slot.variable().equals("code") ? slot : null;
        }
        return null;
    }

    /** The link, if the paragraph is nothing but a link that can be followed. */
    static @Nullable Link loneLink(Paragraph paragraph, Slots slots) {
        return paragraph.getFirstChild() instanceof Link link
                        && link.getNext() == null
                        && !target(link, slots).isEmpty()
                ? link
                : null;
    }

    /** Where a link leads, or nothing when that is neither the web nor a mailbox. */
    static String target(Link link, Slots slots) {
        String target = slots.fill(link.getDestination()).strip();
        String lower = target.toLowerCase(Locale.ROOT);
        boolean known = lower.startsWith("https://") || lower.startsWith("http://") || lower.startsWith("mailto:");
        return known && target.chars().noneMatch(sign -> sign <= ' ') ? target : "";
    }
}
