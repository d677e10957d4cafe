package platen.google.directory.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A person as the directory lists one.
 *
 * @param id Google's, immutable
 * @param aliases further addresses, as Google lists them
 * @param active neither suspended nor archived
 * @param fields of the one custom schema that was asked for; a value that was never set is missing
 */
public record DirectoryUser(
        String id,
        String primaryEmail,
        List<String> aliases,
        String fullName,
        boolean active,
        String orgUnitPath,
        Map<String, String> fields) {

    public DirectoryUser {
        aliases = List.copyOf(aliases);
        fields = Map.copyOf(fields);
    }

    /** A custom field's value; Google shows a field that was emptied as missing or as empty text. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Fields may hold codes and cards. */
    @Override
    public String toString() {
        return "DirectoryUser[id=" + id + "]";
    }
}
