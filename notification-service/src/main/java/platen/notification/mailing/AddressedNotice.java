package platen.notification.mailing;

import platen.notification.template.domain.Notice;

/** A notice, and the address it goes to. Personal data: never logged. */
public record AddressedNotice(String address, Notice notice) {

    @Override
    public String toString() {
        return "AddressedNotice[" + notice + "]";
    }
}
