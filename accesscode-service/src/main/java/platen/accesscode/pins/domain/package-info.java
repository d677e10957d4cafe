/** What a PIN is and how it is kept. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.pins.domain;
