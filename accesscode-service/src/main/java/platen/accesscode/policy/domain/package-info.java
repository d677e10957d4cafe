/** What codes are made of and how thinly they are spread. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.policy.domain;
