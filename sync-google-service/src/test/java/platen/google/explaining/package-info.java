@org.jspecify.annotations.NullMarked
package platen.google.explaining;
