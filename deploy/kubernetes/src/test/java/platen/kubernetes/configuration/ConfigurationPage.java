package platen.kubernetes.configuration;

import java.util.List;
import java.util.Map;
import platen.kubernetes.Suite;

/** The page {@code docs/configuration.md}. */
final class ConfigurationPage {

    private static final String HEAD = """
            # Configuration

            What the environment of the services may set. Generated from their sources; `mvn -pl deploy/kubernetes test -Dplaten.configuration.update=true` writes it anew.

            A property can be set by its environment variable, by a system property or in a `config/application.properties` in the working directory. Where a property has no variable of its own, the variable is its
            name in capitals with `_` for everything that is no letter or digit. Durations are written `PT30S`, `30s` or `P7D`, periods `P180D`; lists have commas between. Secrets have no default.

            """;

    private final Settings settings;
    private final StringBuilder page = new StringBuilder(HEAD);

    private ConfigurationPage(Settings settings) {
        this.settings = settings;
    }

    static String of(Settings settings) {
        return new ConfigurationPage(settings).write();
    }

    private String write() {
        section("All services", settings.common());
        page.append("Of Quarkus, Kafka's client and the JVM, what installations set:\n\n");
        foreign(QuarkusVariables.ofAll());
        Suite.services().forEach(this::service);
        return page.toString().stripTrailing() + "\n";
    }

    private void service(String service) {
        section(Suite.module(service).getFileName().toString(), settings.of(service));
        if (service.equals("notification")) {
            page.append("Of Quarkus' mailer:\n\n");
            foreign(QuarkusVariables.ofMail());
        }
    }

    private void section(String title, List<SettingGroup> groups) {
        page.append("## ").append(title).append("\n\n");
        groups.forEach(this::group);
    }

    private void group(SettingGroup group) {
        if (!group.prefix().isEmpty()) {
            page.append("### `").append(group.prefix()).append("`\n\n");
            if (!group.sentence().isEmpty()) {
                page.append(group.sentence()).append("\n\n");
            }
        }
        page.append("| variable | property | type | default | required | meaning |\n|---|---|---|---|---|---|\n");
        group.settings().forEach(this::row);
        page.append('\n');
    }

    private void row(Setting setting) {
        String preset = setting.preset();
        page.append("| `")
                .append(setting.variable())
                .append("` | `")
                .append(setting.property())
                .append("` | ")
                .append(setting.type())
                .append(" | ")
                .append(preset == null ? "" : "`" + preset + "`")
                .append(" | ")
                .append(setting.required() ? "yes" : "")
                .append(" | ")
                .append(setting.sentence().replace("|", "\\|"))
                .append(" |\n");
    }

    private void foreign(Map<String, String> variables) {
        page.append("| variable | meaning |\n|---|---|\n");
        variables.forEach((name, sentence) ->
                page.append("| `").append(name).append("` | ").append(sentence).append(" |\n"));
        page.append('\n');
    }
}
