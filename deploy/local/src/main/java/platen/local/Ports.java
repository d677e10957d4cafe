package platen.local;

/** Which part listens where, counted from the stack's port base. All on 127.0.0.1. */
public record Ports(int base) {

    public static final int DEFAULT_BASE = 8080;

    /** Path of the page on which people see their own code. */
    public static final String MY_CODE = "/my-code";

    /** The highest offset in use; two stacks need bases at least 40 apart. */
    private static final int SPAN = 40;

    public Ports {
        if (base < 1024 || base > 65535 - SPAN) {
            throw new IllegalArgumentException("the port base has to be between 1024 and " + (65535 - SPAN));
        }
    }

    public int of(Service service) {
        return base + service.offset();
    }

    /** Health and metrics of a service. */
    public int management(Service service) {
        return base + 30 + service.offset();
    }

    /** Of another process of a service that is measured. */
    public int replica() {
        return base + 7;
    }

    public int replicaManagement() {
        return base + 37;
    }

    public int oidc() {
        return base + 10;
    }

    public int inbox() {
        return base + 11;
    }

    public int google() {
        return base + 12;
    }

    /** The panel simulator. */
    public int simulator() {
        return base + 13;
    }

    public int postgres() {
        return base + 20;
    }

    public int kafka() {
        return base + 21;
    }

    public int smtp() {
        return base + 22;
    }

    public int kafkaController() {
        return base + 23;
    }

    public String url(Service service) {
        return url(of(service));
    }

    public String myCode() {
        return url(Service.ACCESSCODE) + MY_CODE;
    }

    public static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
