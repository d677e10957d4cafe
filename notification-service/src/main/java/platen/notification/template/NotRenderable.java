package platen.notification.template;

/** The mail cannot be written as things are; it waits, since an administrator may change that. */
public class NotRenderable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotRenderable(String reason) {
        super(reason, null, false, false);
    }
}
