package platen.testing.service;

/** Remembers across test classes and their class loaders which database the first of them met. */
final class SharedStart {

    private static final String FIRST = "platen.testing.first-database";

    private SharedStart() {}

    static String firstSeen(String database) {
        String first = System.getProperty(FIRST, database);
        System.setProperty(FIRST, first);
        return first;
    }
}
