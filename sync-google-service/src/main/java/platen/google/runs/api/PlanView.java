package platen.google.runs.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Part of a plan.
 *
 * @param planHash what an approval names; null as long as the run plans
 * @param next cursor of the page after this one; null on the last
 */
@Schema(name = "GooglePlan")
public record PlanView(
        @Nullable String planHash,
        List<ChangeView> items,
        @Nullable String next) {}
