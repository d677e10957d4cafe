/** The rules on access codes, as pure decisions. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.issuing.domain;
