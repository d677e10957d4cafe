package platen.notification.template.markup;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import platen.notification.template.markup.Slots.Slot;

/**
 * Writes a mail's body as plain text of short lines. A line is broken neither within a value nor right before one: else a
 * name could make a line of its own, such as the one that holds the code.
 */
final class TextBody extends AbstractVisitor {

    private static final int WIDTH = 72;

    /** A space that does not break; of Unicode's private use, after those of {@link Slots}. */
    private static final char GLUE = '\uF8FF';

    private final Slots slots;
    private final LayoutWords words;
    private final String codeLabel;
    private final List<String> lines = new ArrayList<>();
    private StringBuilder inline = new StringBuilder();
    /** What the next line begins with: a list's mark, or room below it. */
    private String first = "";

    private String rest = "";

    TextBody(Slots slots, LayoutWords words, String codeLabel) {
        this.slots = slots;
        this.words = words;
        this.codeLabel = codeLabel;
    }

    String write(Node body) {
        body.accept(this);
        return String.join("\n", lines).strip() + "\n";
    }

    /** One paragraph that is no Markdown. */
    String line(String text) {
        append(text);
        flush();
        return String.join("\n", lines);
    }

    @Override
    public void visit(Heading heading) {
        block(heading);
    }

    @Override
    public void visit(Paragraph paragraph) {
        Slot code = Markdown.loneCode(paragraph, slots);
        Link link = Markdown.loneLink(paragraph, slots);
        if (code != null) {
            write(codeLabel + " " + code.value());
            words.readingAids(code.value()).forEach(aid -> write("(" + aid + ".)"));
            write("");
        } else if (link != null) {
            visitChildren(link);
            inline.append(':');
            flush();
            write(Markdown.target(link, slots));
            write("");
        } else {
            block(paragraph);
        }
    }

    private void block(Node node) {
        visitChildren(node);
        flush();
        if (!(node.getParent() instanceof ListItem item
                && item.getParent() instanceof ListBlock list
                && list.isTight())) {
            write("");
        }
    }

    @Override
    public void visit(BulletList list) {
        items(list, 0);
    }

    @Override
    public void visit(OrderedList list) {
        Integer start = list.getMarkerStartNumber();
        items(list, start == null ? 1 : start);
    }

    /**
     * @param number of the first item; 0 for none
     */
    private void items(ListBlock list, int number) {
        String outer = rest;
        int next = number;
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            String mark = number == 0 ? "- " : next++ + ". ";
            first = outer + mark;
            rest = outer + " ".repeat(mark.length());
            visitChildren(item);
        }
        first = outer;
        rest = outer;
        if (list.isTight() && outer.isEmpty()) {
            write("");
        }
    }

    @Override
    public void visit(ThematicBreak line) {
        write("- - -");
        write("");
    }

    @Override
    public void visit(Text text) {
        append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        append(code.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        append(html.getLiteral());
    }

    @Override
    public void visit(Link link) {
        int from = inline.length();
        visitChildren(link);
        String target = Markdown.target(link, slots);
        if (!target.isEmpty() && !inline.substring(from).equals(target)) {
            inline.append(" (").append(target).append(')');
        }
    }

    @Override
    public void visit(SoftLineBreak line) {
        inline.append(' ');
    }

    @Override
    public void visit(HardLineBreak line) {
        flush();
    }

    private void append(String text) {
        for (char sign : text.toCharArray()) {
            Slot slot = slots.at(sign);
            if (slot == null) {
                inline.append(sign);
                continue;
            }
            if (!inline.isEmpty() && inline.charAt(inline.length() - 1) == ' ') {
                inline.setCharAt(inline.length() - 1, GLUE);
            }
            inline.append(slot.value().replace(' ', GLUE));
        }
    }

    private void flush() {
        StringBuilder line = new StringBuilder();
        for (String word : inline.toString().strip().split(" +", -1)) {
            if (!line.isEmpty() && first.length() + line.length() + 1 + word.length() > WIDTH) {
                write(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        write(line.toString());
        inline = new StringBuilder();
    }

    private void write(String line) {
        boolean empty = line.isEmpty();
        if (empty && (lines.isEmpty() || lines.getLast().isEmpty())) {
            return;
        }
        lines.add(empty ? "" : first + line.replace(GLUE, ' '));
        if (!empty) {
            first = rest;
        }
    }
}
