@org.jspecify.annotations.NullMarked
package platen.gateway.onetimecodes.domain;
