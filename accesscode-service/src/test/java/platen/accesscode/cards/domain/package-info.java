@org.jspecify.annotations.NullMarked
package platen.accesscode.cards.domain;
