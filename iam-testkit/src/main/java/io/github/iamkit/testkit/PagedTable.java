package io.github.iamkit.testkit;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A table of HTML that shows a hundred rows at a time, with plain links to the others.
 *
 * @param name what the table is called in addresses
 * @param cells the cells of a row, as HTML
 */
record PagedTable<T>(String title, String name, List<String> heads, List<T> rows, Function<T, List<String>> cells) {
    private static final int SIZE = 100;

    /**
     * Returns the table.
     *
     * @param asked the number of the page as a visitor gives it, from 1 on; what is none means the first
     * @param address the address of each page by its number
     */
    String html(String asked, IntFunction<String> address) {
        StringBuilder html = new StringBuilder();
        html.append("<h2 id=\"").append(name).append("\">").append(title);
        html.append(" (").append(rows.size()).append(")</h2>\n");
        if (rows.isEmpty()) {
            return html.append("<p class=\"none\">none</p>\n").toString();
        }
        int number = Math.min(number(asked), last());
        if (last() > 1) {
            html.append(links(number, address));
        }
        html.append("<table><tr>");
        heads.forEach(head -> html.append("<th>").append(head).append("</th>"));
        html.append("</tr>\n");
        for (T row : rows.subList((number - 1) * SIZE, Math.min(number * SIZE, rows.size()))) {
            html.append("<tr>");
            cells.apply(row).forEach(cell -> html.append("<td>").append(cell).append("</td>"));
            html.append("</tr>\n");
        }
        return html.append("</table>\n").toString();
    }

    private int last() {
        return (rows.size() + SIZE - 1) / SIZE;
    }

    private static int number(String asked) {
        try {
            return Math.max(1, Integer.parseInt(asked));
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private String links(int number, IntFunction<String> address) {
        StringBuilder html = new StringBuilder("<nav>");
        if (number > 1) {
            link(html, "first", address.apply(1));
            link(html, "previous", address.apply(number - 1));
        }
        html.append((number - 1) * SIZE + 1).append(" to ").append(Math.min(number * SIZE, rows.size()));
        if (number < last()) {
            html.append(' ');
            link(html, "next", address.apply(number + 1));
            link(html, "last", address.apply(last()));
        }
        return html.append("</nav>\n").toString();
    }

    private void link(StringBuilder html, String text, String address) {
        html.append("<a href=\"")
                .append(Html.escaped(address))
                .append('#')
                .append(name)
                .append("\">");
        html.append(text).append("</a> ");
    }
}
