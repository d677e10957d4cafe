package platen.google.connection.domain;

/**
 * Where codes and cards stand in the directory.
 *
 * @param schema name of the custom schema, which Google's console calls a category
 */
public record CustomFields(String schema, String accessCode, String card) {

    public static final CustomFields DEFAULT = new CustomFields("PaperCut", "accessCode", "cardNumber");
}
