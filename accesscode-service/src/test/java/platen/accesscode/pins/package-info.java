@org.jspecify.annotations.NullMarked
package platen.accesscode.pins;
