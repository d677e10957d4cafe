package platen.kubernetes.rule;

import java.util.List;

/** All rules. */
final class Rules {

    static final List<Rule> ALL = List.of(
            new SchemaRule(),
            new NamesRule(),
            new LabelsRule(),
            new SelectorsRule(),
            new PortsRule(),
            new ProbesRule(),
            new ResourcesRule(),
            new VolumesRule(),
            new ReferencesRule(),
            new EnvironmentRule(),
            new SecretValuesRule(),
            new MigrationsRule(),
            new DatabasesRule(),
            new ScalingRule(),
            new PartitionsRule(),
            new DisruptionRule(),
            new TopicsRule(),
            new AclRule(),
            new DefaultDenyRule(),
            new OpeningsRule(),
            new FlowEndsRule(),
            new NeededFlowsRule(),
            new ExposureRule(),
            new WantedRule(),
            new PodSecurityRule(),
            new TokenRule(),
            new ImagesRule(),
            new TemplatesRule());

    private Rules() {}
}
