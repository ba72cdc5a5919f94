package io.github.iamkit.testkit.account;

/** Text as JSON writes it. */
final class Json {
    private static final String HEX = "0123456789abcdef";

    private Json() {}

    static String text(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xF));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
