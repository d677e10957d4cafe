package platen.notification.contact.messaging;

/** Body of {@code user-created}, {@code user-updated}, {@code user-deactivated} and {@code user-reactivated}: the full state. */
record UserChanged(UserData user) {}
