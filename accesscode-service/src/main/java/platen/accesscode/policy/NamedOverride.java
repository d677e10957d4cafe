package platen.accesscode.policy;

import platen.accesscode.policy.domain.PolicySettings;

/** What differs from the organisation's policy for the people whom identity gives this name. */
public record NamedOverride(String name, PolicySettings settings, long version) {}
