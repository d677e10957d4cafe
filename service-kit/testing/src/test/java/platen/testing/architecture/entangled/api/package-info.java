@org.jspecify.annotations.NullMarked
package platen.testing.architecture.entangled.api;
