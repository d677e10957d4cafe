/** When a source's word acts. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.observing.domain;
