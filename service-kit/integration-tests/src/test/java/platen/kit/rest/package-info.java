@org.jspecify.annotations.NullMarked
package platen.kit.rest;
