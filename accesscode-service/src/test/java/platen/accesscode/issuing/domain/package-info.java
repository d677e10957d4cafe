@org.jspecify.annotations.NullMarked
package platen.accesscode.issuing.domain;
