@org.jspecify.annotations.NullMarked
package platen.kit.messaging;
