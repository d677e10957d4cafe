/** Tells an organisation's own systems what has happened: which facts are told, with which fields, and to what. */
@NullMarked
package platen.notification.channel;

import org.jspecify.annotations.NullMarked;
