package platen.accesscode.policy;

import platen.accesscode.policy.domain.CodePolicy;

/** A policy as it stands after so many changes. */
public record VersionedPolicy(CodePolicy policy, long version) {}
