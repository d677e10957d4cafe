@org.jspecify.annotations.NullMarked
package platen.google.push;
