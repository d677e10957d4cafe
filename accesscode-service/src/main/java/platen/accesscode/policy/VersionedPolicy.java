package platen.accesscode.policy;

import platen.accesscode.policy.domain.UniquenessPolicy;

/** A policy as it stands after so many changes. */
public record VersionedPolicy(UniquenessPolicy policy, long version) {}
