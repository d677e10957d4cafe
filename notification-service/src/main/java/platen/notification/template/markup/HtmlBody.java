package platen.notification.template.markup;

import java.text.Bidi;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
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
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import platen.notification.template.markup.Slots.Slot;

/** Writes a mail's body as HTML with inline styles only, as mail programs want it. */
final class HtmlBody extends AbstractVisitor {

    private static final String CODE_BOX = """
            <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px 0;">
            <tr><td align="center" style="padding:18px 8px;background-color:#f4f7fb;border:2px solid #0b5394;border-radius:8px;">
            <p style="margin:0 0 6px 0;font-size:15px;color:#1b2430;">%s</p>
            <p style="margin:0;font-family:'DejaVu Sans Mono','SF Mono',Menlo,Consolas,'Roboto Mono','Courier New',monospace;\
            font-size:32px;line-height:1.3;font-weight:700;letter-spacing:3px;color:#0b1f33;white-space:nowrap;">%s</p>
            %s</td></tr>
            </table>
            """;

    private static final String BUTTON = """
            <table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px 0;">
            <tr><td style="background-color:#0b5394;border-radius:6px;">
            <a href="%1$s" style="display:inline-block;padding:14px 22px;font-size:17px;font-weight:700;color:#ffffff;text-decoration:none;">%2$s</a>
            </td></tr>
            </table>
            <p style="margin:0 0 16px 0;">%3$s<br><a href="%1$s" style="color:#0b5394;word-break:break-all;">%1$s</a></p>
            """;

    private final Slots slots;
    private final LayoutWords words;
    private final String codeLabel;
    private final StringBuilder html = new StringBuilder();

    HtmlBody(Slots slots, LayoutWords words, String codeLabel) {
        this.slots = slots;
        this.words = words;
        this.codeLabel = codeLabel;
    }

    String write(Node body) {
        body.accept(this);
        return html.toString();
    }

    /** One text that is no Markdown. */
    String line(String text) {
        append(text);
        return html.toString();
    }

    @Override
    public void visit(Heading heading) {
        if (heading.getLevel() == 1) {
            within(heading, "h1", "margin:0 0 16px 0;font-size:23px;line-height:1.3;color:#1b2430;");
        } else {
            within(heading, "h2", "margin:0 0 8px 0;font-size:18px;line-height:1.3;color:#1b2430;");
        }
    }

    @Override
    public void visit(Paragraph paragraph) {
        Slot code = Markdown.loneCode(paragraph, slots);
        Link link = Markdown.loneLink(paragraph, slots);
        if (code != null) {
            html.append(CODE_BOX.formatted(escaped(codeLabel), escaped(code.value()), readingAids(code.value())));
        } else if (link != null) {
            String target = escaped(Markdown.target(link, slots));
            HtmlBody label = new HtmlBody(slots, words, codeLabel);
            label.visitChildren(link);
            html.append(BUTTON.formatted(target, label.html, escaped(words.get("button.fallback"))));
        } else if (paragraph.getParent() instanceof ListItem item
                && item.getParent() instanceof ListBlock list
                && list.isTight()) {
            visitChildren(paragraph);
        } else {
            within(paragraph, "p", "margin:0 0 16px 0;");
        }
    }

    private String readingAids(String code) {
        var aids = words.readingAids(code);
        return aids.isEmpty()
                ? ""
                : "<p style=\"margin:8px 0 0 0;font-size:15px;color:#1b2430;\">"
                        + escaped(String.join(".\n", aids)).replace("\n", "<br>") + ".</p>\n";
    }

    @Override
    public void visit(BulletList list) {
        within(list, "ul", "margin:0 0 16px 0;padding-left:24px;");
    }

    @Override
    public void visit(OrderedList list) {
        within(list, "ol", "margin:0 0 16px 0;padding-left:24px;");
    }

    @Override
    public void visit(ListItem item) {
        within(item, "li", "margin:0 0 4px 0;");
    }

    @Override
    public void visit(ThematicBreak line) {
        html.append("<hr style=\"margin:0 0 16px 0;border:0;border-top:1px solid #c5ccd6;\">\n");
    }

    @Override
    public void visit(Emphasis emphasis) {
        html.append("<em>");
        visitChildren(emphasis);
        html.append("</em>");
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
        html.append("<strong>");
        visitChildren(emphasis);
        html.append("</strong>");
    }

    @Override
    public void visit(Code code) {
        html.append("<span style=\"font-family:monospace;word-break:break-all;\">");
        append(code.getLiteral());
        html.append("</span>");
    }

    @Override
    public void visit(Link link) {
        String target = Markdown.target(link, slots);
        if (target.isEmpty()) {
            visitChildren(link);
            return;
        }
        html.append("<a href=\"").append(escaped(target)).append("\" style=\"color:#0b5394;word-break:break-word;\">");
        visitChildren(link);
        html.append("</a>");
    }

    @Override
    public void visit(Text text) {
        append(text.getLiteral());
    }

    @Override
    public void visit(HtmlInline tag) {
        append(tag.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak line) {
        html.append('\n');
    }

    @Override
    public void visit(HardLineBreak line) {
        html.append("<br>\n");
    }

    private void within(Node node, String element, String style) {
        html.append('<').append(element).append(" style=\"").append(style).append("\">");
        visitChildren(node);
        html.append("</").append(element).append(">\n");
    }

    /** A value of another writing direction keeps it to itself. */
    private void append(String text) {
        for (char sign : text.toCharArray()) {
            Slot slot = slots.at(sign);
            if (slot == null) {
                html.append(escaped(String.valueOf(sign)));
            } else if (Bidi.requiresBidi(
                    slot.value().toCharArray(), 0, slot.value().length())) {
                html.append("<bdi>").append(escaped(slot.value())).append("</bdi>");
            } else {
                html.append(escaped(slot.value()));
            }
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
