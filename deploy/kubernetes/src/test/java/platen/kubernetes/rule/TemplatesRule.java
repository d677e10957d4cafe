package platen.kubernetes.rule;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Templates make the same of the same values, whenever and wherever: what compares them with a cluster sees no difference. */
final class TemplatesRule implements Rule {

    private static final Pattern UNSTEADY = Pattern.compile(
            "\\{\\{[^}]*\\b(?<function>lookup|now|rand(?:Alpha|AlphaNum|Numeric|Ascii|Bytes|Int)|uuidv4|gen(?:CA|SelfSignedCert|SignedCert|PrivateKey)\\w*|htpasswd|bcrypt|getHostByName)\\b");

    @Override
    public void check(Installation installation, Findings findings) {
        installation.templates().forEach((file, text) -> {
            Matcher matcher = UNSTEADY.matcher(text.replaceAll("(?s)\\{\\{-?\\s*/\\*.*?\\*/\\s*-?}}", ""));
            while (matcher.find()) {
                findings.add(file, "%s gives something else each time", matcher.group("function"));
            }
        });
    }
}
