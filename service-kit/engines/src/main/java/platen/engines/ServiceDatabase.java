package platen.engines;

/**
 * A service's database and its roles: the owner migrates, the application role owns nothing and is subject to row-level security, the relay
 * role is one the application may switch to with {@code SET LOCAL ROLE}.
 */
public record ServiceDatabase(
        String host,
        int port,
        String database,
        String applicationRole,
        String applicationPassword,
        String ownerRole,
        String ownerPassword,
        String relayRole) {

    /** {@code postgresql://host:port/database}, as {@code PLATEN_DB_URL} has it. */
    public String url() {
        return "postgresql://" + host + ":" + port + "/" + database;
    }

    public String jdbcUrl() {
        return "jdbc:" + url();
    }

    @Override
    public String toString() {
        return "ServiceDatabase[" + url() + ", " + applicationRole + "]";
    }
}
