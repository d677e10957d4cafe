@org.jspecify.annotations.NullMarked
package platen.testing.architecture.injected.api;
