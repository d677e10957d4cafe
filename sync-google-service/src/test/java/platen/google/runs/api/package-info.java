@org.jspecify.annotations.NullMarked
package platen.google.runs.api;
