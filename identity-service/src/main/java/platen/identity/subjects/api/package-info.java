@org.jspecify.annotations.NullMarked
package platen.identity.subjects.api;
