/** How far the renewal has come. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.rotating.domain;
