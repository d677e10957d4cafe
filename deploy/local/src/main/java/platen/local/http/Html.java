package platen.local.http;

import java.util.Locale;

/** Pages of the local stand-ins: one look, no scripts from elsewhere. */
public final class Html {

    private static final String STYLE = """
            :root{--ink:#1c2430;--soft:#5d6b7c;--line:#dfe4ea;--page:#f5f7f9;--card:#fff;--mark:#0b6e63;--on-mark:#fff;--bad:#b3261e}
            @media(prefers-color-scheme:dark){:root{--ink:#e6ebf1;--soft:#9aa7b6;--line:#2c3644;--page:#12171e;--card:#1a212b;--mark:#3fbfae;--on-mark:#06221f;--bad:#ff8a80}}
            *{box-sizing:border-box}body{margin:0;font:15px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page)}
            header{background:var(--card);border-bottom:1px solid var(--line);padding:14px 24px;display:flex;gap:16px;align-items:center;flex-wrap:wrap}
            header h1{font-size:17px;margin:0}header h1 a{color:inherit;text-decoration:none}header .note{color:var(--soft)}main{max-width:1080px;margin:24px auto;padding:0 24px}
            .card{background:var(--card);border:1px solid var(--line);border-radius:10px;overflow-x:auto;margin-bottom:20px}.pad{padding:16px 20px}
            table{border-collapse:collapse;width:100%}th{font-weight:600;color:var(--soft);font-size:13px}
            th,td{text-align:left;padding:9px 14px;border-bottom:1px solid var(--line);vertical-align:middle}tr:last-child td{border-bottom:0}
            tr.row:hover{background:color-mix(in srgb,var(--mark) 7%,transparent)}a{color:var(--mark)}td a,nav a{text-decoration:none}a[aria-current]{font-weight:600;color:var(--ink)}button:disabled{opacity:.4;cursor:default}
            input,select,button{font:inherit;color:inherit;background:var(--page);border:1px solid var(--line);border-radius:7px;padding:6px 10px}
            input:focus-visible,button:focus-visible,select:focus-visible{outline:2px solid var(--mark);outline-offset:1px}
            button{cursor:pointer;background:var(--card)}button.main{background:var(--mark);border-color:var(--mark);color:var(--on-mark);font-weight:600}button.bad{color:var(--bad)}
            .soft{color:var(--soft)}.mono{font-family:ui-monospace,monospace;font-size:14px}.empty{padding:48px;text-align:center;color:var(--soft)}
            pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font-size:14px}iframe{width:100%;border:0;background:#fff;display:block}
            .tag{font-size:12px;border:1px solid var(--line);border-radius:99px;padding:1px 9px;color:var(--soft);white-space:nowrap}dl{display:grid;grid-template-columns:max-content 1fr;gap:4px 16px;margin:0}dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
            .narrow{max-width:400px;margin:8vh auto;padding:0 24px}label{display:block;margin:12px 0 3px;color:var(--soft);font-size:13px}.narrow input{width:100%}.error{color:var(--bad);margin-top:12px}
            """;

    private Html() {}

    /** A whole page. {@code body} is HTML already; {@code title} is escaped here. */
    public static String page(String title, String body) {
        return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><title>" + escape(title)
                + "</title><style>" + STYLE + "</style></head><body>" + body + "</body></html>";
    }

    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Bytes as a person reads them. */
    public static String size(long bytes) {
        return bytes < 1024 ? bytes + " B" : String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0);
    }
}
