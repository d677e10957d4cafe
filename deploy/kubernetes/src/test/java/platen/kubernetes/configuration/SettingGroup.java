package platen.kubernetes.configuration;

import java.util.List;
import java.util.function.UnaryOperator;

/** Settings with a prefix in common, and what that is about. */
public record SettingGroup(String prefix, String sentence, List<Setting> settings) {

    SettingGroup map(UnaryOperator<Setting> change) {
        return new SettingGroup(prefix, sentence, settings.stream().map(change).toList());
    }
}
