@org.jspecify.annotations.NullMarked
package platen.testing.engines;
