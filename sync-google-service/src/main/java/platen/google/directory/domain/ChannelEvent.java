package platen.google.directory.domain;

import java.util.Locale;

/** Changes of people that Google tells of by push. Who becomes an administrator there is of no interest. */
public enum ChannelEvent {
    ADD,
    DELETE,
    UPDATE,
    UNDELETE;

    /** As users.watch has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
