package platen.gateway.settings.api;

import platen.gateway.settings.ChangeSettings.OfDevice;
import platen.gateway.settings.ChangeSettings.Result;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** What callers are told of a change. */
final class SettingsAnswers {

    private SettingsAnswers() {}

    static OfDevice changed(Result result) {
        return switch (result) {
            case Result.Changed(OfDevice settings) -> settings;
            case Result.Invalid invalid ->
                throw Problems.invalid(invalid.faults().stream()
                                .map(fault -> Violation.at(fault.pointer(), fault.detail()))
                                .toList())
                        .exception();
            case Result.Stale stale -> throw Problems.preconditionFailed().exception();
            case Result.NoSuchDevice none -> throw Problems.notFound("device").exception();
        };
    }
}
