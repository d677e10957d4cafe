@org.jspecify.annotations.NullMarked
package platen.testing.architecture.tidy.domain;
