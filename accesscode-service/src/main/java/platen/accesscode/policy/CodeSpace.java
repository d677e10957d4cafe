package platen.accesscode.policy;

import java.util.UUID;
import platen.accesscode.policy.domain.CodePolicy;
import platen.kit.organisation.OrganisationTransaction;

/**
 * An organisation's code space, locked until the transaction ends: who has this is the only one, of all replicas, who
 * changes which code belongs to whom. The lock comes before any person's.
 *
 * @param policy the organisation's; a person's may differ
 * @param version of the policy
 * @param codesHeld active and reserved codes when the lock was taken
 */
public record CodeSpace(OrganisationTransaction transaction, CodePolicy policy, long version, long codesHeld) {

    public UUID organisation() {
        return transaction.organisation();
    }
}
