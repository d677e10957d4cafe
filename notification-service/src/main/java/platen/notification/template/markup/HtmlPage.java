package platen.notification.template.markup;

import platen.notification.letterhead.domain.Logo;

/** The page around a mail's body: tables and inline styles only, as mail programs want it. */
final class HtmlPage {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%1$s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light">
            <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
            <title>%2$s</title>
            </head>
            <body style="margin:0;padding:0;background-color:#eef1f5;">
            <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0" style="background-color:#eef1f5;">
            <tr><td align="center" style="padding:24px 12px;">
            %5$s
            <table role="presentation" width="100%%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background-color:#ffffff;border-radius:8px;">
            <tr><td style="padding:28px 24px 12px 24px;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:17px;line-height:1.5;color:#1b2430;overflow-wrap:break-word;word-break:break-word;">
            %3$s</td></tr>
            </table>
            <p style="max-width:560px;margin:16px auto 0 auto;font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:14px;line-height:1.5;color:#4a5563;overflow-wrap:break-word;word-break:break-word;">%4$s</p>
            </td></tr>
            </table>
            </body>
            </html>
            """;

    /** Where a logo goes; nothing else in a page can be this. */
    private static final String NO_LOGO = "<!-- -->";

    private static final String LOGO =
            "<img src=\"%s\" alt=\"%s\" width=\"%d\" height=\"%d\" style=\"display:block;margin:0 auto 16px auto;border:0;\">";

    private HtmlPage() {}

    /**
     * The page with a logo.
     *
     * @param source where mail programs find it
     * @param alt what it shows, for who does not see it
     */
    static String withLogo(String page, Logo logo, String source, String alt) {
        return page.replace(
                NO_LOGO,
                LOGO.formatted(HtmlBody.escaped(source), HtmlBody.escaped(alt), logo.shownWidth(), logo.shownHeight()));
    }

    static String around(String language, String title, String body, String footer) {
        return PAGE.formatted(language, HtmlBody.escaped(title), body, footer, NO_LOGO);
    }
}
