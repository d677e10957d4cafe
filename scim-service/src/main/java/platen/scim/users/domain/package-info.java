/** Credentials that come with a user, and how users are looked for. */
@NullMarked
package platen.scim.users.domain;

import org.jspecify.annotations.NullMarked;
