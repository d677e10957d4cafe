/** For whom codes expire, and when. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.expiring.domain;
