@org.jspecify.annotations.NullMarked
package platen.testing.architecture.impure.domain;
