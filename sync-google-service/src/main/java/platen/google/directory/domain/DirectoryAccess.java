package platen.google.directory.domain;

import java.util.UUID;
import platen.google.connection.domain.ServiceAccountKey;

/**
 * With what, in whose name and where the directory is read.
 *
 * @param connection and {@code version} tell access tokens apart
 * @param customer {@code my_customer}, a customer id, or a domain
 * @param orgUnits whether org units are read, which takes a scope of its own
 */
public record DirectoryAccess(
        UUID connection,
        long version,
        ServiceAccountKey key,
        String delegatedAdmin,
        String customer,
        String schema,
        boolean orgUnits) {

    private static final String OWN_CUSTOMER = "my_customer";

    /** Customer ids and {@code my_customer} have no dot. */
    public boolean isDomain() {
        return customer.contains(".");
    }

    /** What Google counts calls by: the service account's project and the administrator. */
    public String quota() {
        return key.clientEmail().substring(key.clientEmail().indexOf('@') + 1) + "|" + delegatedAdmin;
    }

    /** Schemas belong to the customer even if only one domain's people are listed. */
    public String schemaCustomer() {
        return isDomain() ? OWN_CUSTOMER : customer;
    }
}
