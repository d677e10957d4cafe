@org.jspecify.annotations.NullMarked
package platen.accesscode.observing.domain;
