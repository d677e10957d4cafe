package platen.notification.template.markup;

import io.quarkus.qute.Engine;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.LoopSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.ValueResolvers;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/**
 * Qute with next to nothing in it: variables, {@code if} and {@code for}. No beans, no method of any value, no other template,
 * so that an organisation's own templates can reach nothing but what they are given.
 */
@ApplicationScoped
public class TemplateEngine {

    private final Engine engine = Engine.builder()
            .addSectionHelper(new IfSectionHelper.Factory())
            .addSectionHelper(new LoopSectionHelper.Factory())
            .addValueResolver(ValueResolvers.mapperResolver())
            .strictRendering(true)
            .build();

    /** Fails with Qute's own exception, which says where, when the source is broken. */
    Template parse(String source) {
        return engine.parse(source);
    }

    /** Fails when a variable has no value; nothing in here waits for anything. */
    static String fill(Template template, Map<String, Object> values) {
        TemplateInstance instance = template.instance();
        values.forEach(instance::data);
        return instance.render();
    }
}
