package platen.accesscode.policy;

import java.util.UUID;
import platen.accesscode.policy.domain.UniquenessPolicy;
import platen.kit.organisation.OrganisationTransaction;

/**
 * An organisation's code space, locked until the transaction ends: who has this is the only one, of all replicas, who
 * changes which code belongs to whom. The lock comes before any person's.
 *
 * @param version of the policy
 * @param codesHeld active and reserved codes when the lock was taken
 */
public record CodeSpace(OrganisationTransaction transaction, UniquenessPolicy policy, long version, long codesHeld) {

    public UUID organisation() {
        return transaction.organisation();
    }
}
