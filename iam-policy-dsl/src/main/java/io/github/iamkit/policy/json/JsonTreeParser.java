package io.github.iamkit.policy.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.base.ParserBase;
import com.fasterxml.jackson.core.exc.StreamReadException;
import io.github.iamkit.policy.json.JsonScalar.Type;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes a {@link JsonTree} of jackson-core's tokens, without recursion. */
final class JsonTreeParser {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            // Names made to collide are then not shared any more, instead of ending in an exception.
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            // The bounds are ours, and on the whole text.
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final SourceText source;
    private final int maxDepth;
    private final int maxValues;
    private final boolean mayHoldUnwritable;
    private final List<JsonProblem> problems = new ArrayList<>(0);
    private final Deque<JsonValue> enclosing = new ArrayDeque<>();
    private @Nullable JsonValue root;
    private @Nullable JsonValue container;
    private String name = "";
    private int values;

    JsonTreeParser(SourceText source, int maxDepth, int maxValues) {
        this.source = source;
        this.maxDepth = maxDepth;
        this.maxValues = maxValues;
        this.mayHoldUnwritable = holdsSurrogate(source.text()) || source.text().contains("\\u");
    }

    /** Tells whether any surrogate is there, in a loop that the JIT compiler can vectorise. */
    private static boolean holdsSurrogate(String text) {
        int union = 0;
        for (int i = 0; i < text.length(); i++) {
            union |= text.charAt(i);
        }
        return union >= Character.MIN_SURROGATE;
    }

    JsonTree parse() {
        try (JsonParser parser = FACTORY.createParser(source.text())) {
            boolean complete = readAll(parser);
            return new JsonTree(root, complete, problems);
        } catch (StreamReadException e) {
            problems.add(SyntaxProblem.at(source.text(), (int) e.getLocation().getCharOffset()));
            return new JsonTree(root, false, problems);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean readAll(JsonParser parser) throws IOException {
        JsonToken token;
        while ((token = parser.nextToken()) != null) {
            if (token == JsonToken.FIELD_NAME) {
                name = parser.currentName();
            } else if (token.isStructEnd()) {
                container = enclosing.poll();
            } else if (!accept(parser, token, offsetOf(parser))) {
                return false;
            }
        }
        if (root == null) {
            problems.add(SyntaxProblem.at(source.text(), source.text().length()));
        }
        return root != null;
    }

    /** Returns where a value starts; asking for its location would make an object for each. */
    private static int offsetOf(JsonParser parser) {
        return (int) ((ParserBase) parser).getTokenCharacterOffset() - 1;
    }

    /** Takes a value into the tree, or says why it is one too many. */
    private boolean accept(JsonParser parser, JsonToken token, int offset) throws IOException {
        if (root != null && container == null) {
            problems.add(SyntaxProblem.trailing(offset));
            return false;
        }
        if (++values > maxValues) {
            problems.add(tooMuch(offset, "more than " + maxValues + " values"));
            return false;
        }
        if (!token.isStructStart()) {
            attach(scalar(parser, token, offset));
            return true;
        }
        if (enclosing.size() + (container == null ? 0 : 1) >= maxDepth) {
            problems.add(tooMuch(offset, "more than " + maxDepth + " levels of nesting"));
            return false;
        }
        JsonValue opened = token == JsonToken.START_OBJECT ? new JsonObject(offset) : new JsonArray(offset);
        attach(opened);
        if (container != null) {
            enclosing.push(container);
        }
        container = opened;
        return true;
    }

    private static JsonProblem tooMuch(int offset, String what) {
        return new JsonProblem(
                "X_LIMIT_EXCEEDED", offset, "the text has " + what, "if it is a policy of yours, raise the limit");
    }

    private JsonScalar scalar(JsonParser parser, JsonToken token, int offset) throws IOException {
        return switch (token) {
            case VALUE_STRING -> new JsonScalar(offset, Type.STRING, writable(parser.getText(), offset));
            case VALUE_TRUE, VALUE_FALSE -> new JsonScalar(offset, Type.BOOLEAN, token.asString());
            case VALUE_NULL -> new JsonScalar(offset, Type.NULL, token.asString());
            default -> new JsonScalar(offset, Type.NUMBER, parser.getText());
        };
    }

    private void attach(JsonValue value) {
        if (container instanceof JsonObject object) {
            JsonObject.Member member = new JsonObject.Member(writableName(value.offset()), value, source);
            JsonObject.Member earlier = object.add(member);
            if (earlier != null) {
                problems.add(duplicate(earlier, member));
            }
        } else if (container instanceof JsonArray array) {
            array.add(value);
        } else {
            root = value;
        }
    }

    private JsonProblem duplicate(JsonObject.Member earlier, JsonObject.Member later) {
        return new JsonProblem(
                "X_DUPLICATE_JSON_KEY",
                later.offset(),
                "duplicate key `" + later.name() + "`, first at line " + source.line(earlier.offset()) + ", column "
                        + source.column(earlier.offset()),
                "keep one");
    }

    private String writableName(int valueOffset) {
        return mayHoldUnwritable ? writable(name, source.startOfNameBefore(valueOffset)) : name;
    }

    /** Returns the text; if it cannot be written again, a stand-in beside the problem. */
    private String writable(String text, int offset) {
        if (mayHoldUnwritable) {
            int bad = WritableText.indexOfUnwritable(text);
            if (bad >= 0) {
                problems.add(new JsonProblem(
                        "X_INVALID_CHARACTER",
                        offset,
                        "found " + WritableText.describe(text.charAt(bad)) + " in a string",
                        "remove it"));
                return "\uFFFD";
            }
        }
        return text;
    }
}
