@org.jspecify.annotations.NullMarked
package platen.identity.groups.domain;
