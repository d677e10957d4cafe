@org.jspecify.annotations.NullMarked
package platen.engines;
