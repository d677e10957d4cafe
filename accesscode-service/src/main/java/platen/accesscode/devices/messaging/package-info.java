/** What people do at devices, as the gateway tells it. */
@org.jspecify.annotations.NullMarked
package platen.accesscode.devices.messaging;
