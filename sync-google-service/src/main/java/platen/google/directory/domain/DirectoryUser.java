package platen.google.directory.domain;

import java.util.Map;
import java.util.Optional;

/**
 * A person as the directory lists one.
 *
 * @param id Google's, immutable
 * @param active neither suspended nor archived
 * @param fields of the one custom schema that was asked for; a value that was never set is missing
 */
public record DirectoryUser(
        String id,
        String primaryEmail,
        String fullName,
        boolean active,
        String orgUnitPath,
        Map<String, String> fields) {

    public DirectoryUser {
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
