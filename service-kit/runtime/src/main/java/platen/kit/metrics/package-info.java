/** How metrics are shaped that the framework takes. */
@org.jspecify.annotations.NullMarked
package platen.kit.metrics;
