package io.github.iamkit.policy.analysis;

import io.github.iamkit.policy.match.CaseFolding;
import io.github.iamkit.policy.match.ContextKey;
import io.github.iamkit.policy.match.Glob;
import io.github.iamkit.policy.match.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts that one of some patterns matches. A pattern whose variables are not filled matches if a {@link Fact} is true, and
 * then no more than with a star for each variable.
 */
final class TextSet implements ValueSet {
    /** How the patterns of a set are read, as by the evaluator. */
    enum Form {
        /** Character by character. */
        EXACT,
        /** Character by character, but for letter case. */
        FOLDED,
        /** With wildcards, as one text. */
        GLOB,
        /** With wildcards, as six parts. */
        ARN
    }

    private final Kind kind;
    private final Form form;
    private final List<String> texts;
    private final List<int[]> patterns;
    private final List<Open> open;

    private TextSet(Kind kind, Form form, List<String> texts, List<int[]> patterns, List<Open> open) {
        this.kind = kind;
        this.form = form;
        this.texts = texts;
        this.patterns = List.copyOf(patterns);
        this.open = List.copyOf(open);
    }

    /** A pattern with variables. */
    record Open(Fact fact, Form form, Template template, int[] approximation) {
        static Open of(String dimension, Form form, Template template) {
            Form approximated = form == Form.ARN && template.hasEarlyVariable() ? Form.GLOB : form;
            int[] approximation =
                    symbols(approximated, template, part -> Symbols.STAR).orElseGet(() -> new int[] {Symbols.STAR});
            return new Open(new Fact(dimension, form.name(), template.toString()), form, template, approximation);
        }

        /** Whether it surely matches whatever the other one does, with the same values for the variables. */
        boolean follows(Open other) {
            boolean comparable = fact.dimension().equals(other.fact.dimension())
                    && (form == Form.FOLDED) == (other.form == Form.FOLDED)
                    && !shiftsFields()
                    && !other.shiftsFields();
            if (!comparable) {
                return false;
            }
            // Where the other one matches, its variables without a default have a value, so that no default of them
            // counts.
            Set<String> filled = other.template.keysWithoutDefault().stream()
                    .map(ContextKey::folded)
                    .collect(Collectors.toSet());
            Map<Object, Integer> numbers = new HashMap<>();
            ToIntFunction<Template.Part> number =
                    part -> Symbols.VARIABLE + numbers.computeIfAbsent(identity(part, filled), key -> numbers.size());
            Optional<int[]> mine = symbols(form, template, number);
            Optional<int[]> others = symbols(other.form, other.template, number);
            return others.isEmpty() || mine.isPresent() && Symbols.covers(mine.get(), others.get());
        }

        private boolean shiftsFields() {
            return form == Form.ARN && template.hasEarlyVariable();
        }

        private static Object identity(Template.Part part, Set<String> filled) {
            String key = Objects.requireNonNull(part.key()).folded();
            return List.of(key, filled.contains(key) ? Optional.empty() : Optional.ofNullable(part.text()));
        }
    }

    /** The set of some texts of a policy, for a dimension. */
    static TextSet of(String dimension, Form form, List<Template> templates, Filling filling) {
        Map<String, Template> byText = new TreeMap<>();
        templates.forEach(template -> byText.put(template.toString(), template));
        List<int[]> patterns = new ArrayList<>(templates.size());
        List<Open> open = new ArrayList<>(0);
        for (Template template : byText.values()) {
            if (template.isConstant()) {
                symbols(form, template, part -> Symbols.STAR).ifPresent(patterns::add);
            } else if (filling.isUnknown()) {
                open.add(Open.of(dimension, form, template));
            } else {
                filled(form, template, filling).ifPresent(patterns::add);
            }
        }
        return new TextSet(Kind.TEXT, form, List.copyOf(byText.keySet()), patterns, open);
    }

    /** This set as one of booleans, of which there are two. */
    TextSet ofBooleans() {
        return new TextSet(Kind.BOOLEAN, form, texts, patterns, open);
    }

    /** The set of one text. */
    static TextSet ofText(String text) {
        return new TextSet(
                Kind.TEXT, Form.EXACT, List.of(text), List.of(text.codePoints().toArray()), List.of());
    }

    /** The set of some patterns that no policy wrote. */
    static TextSet ofSymbols(List<int[]> patterns) {
        return new TextSet(Kind.TEXT, Form.GLOB, List.of(), patterns, List.of());
    }

    private static Optional<int[]> filled(Form form, Template template, Filling filling) {
        return switch (form) {
            case EXACT ->
                template.text(filling::value).map(text -> text.codePoints().toArray());
            case FOLDED ->
                template.text(filling::value)
                        .map(text -> Symbols.folded(
                                CaseFolding.fold(text).codePoints().toArray()));
            case GLOB -> template.pattern(filling::value).map(Glob.Builder::symbols);
            case ARN ->
                template.pattern(filling::value).map(Glob.Builder::symbols).flatMap(Symbols::arn);
        };
    }

    /** The symbols of a text with one symbol for each variable; nothing if the text matches nothing. */
    private static Optional<int[]> symbols(Form form, Template template, ToIntFunction<Template.Part> variable) {
        IntStream.Builder all = IntStream.builder();
        for (Template.Part part : template.parts()) {
            switch (part.kind()) {
                case VARIABLE -> all.add(variable.applyAsInt(part));
                case LITERAL -> IntStream.of(piece(form, part, false)).forEach(all);
                case PATTERN -> IntStream.of(piece(form, part, true)).forEach(all);
            }
        }
        int[] symbols = all.build().toArray();
        return form == Form.ARN ? Symbols.arn(symbols) : Optional.of(symbols);
    }

    private static int[] piece(Form form, Template.Part part, boolean hasWildcards) {
        String text = Objects.requireNonNull(part.text());
        return switch (form) {
            case EXACT -> text.codePoints().toArray();
            case FOLDED -> Symbols.folded(CaseFolding.fold(text).codePoints().toArray());
            case GLOB, ARN ->
                hasWildcards
                        ? Glob.builder().pattern(text).symbols()
                        : text.codePoints().toArray();
        };
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public List<String> texts() {
        return texts;
    }

    /** Whether the set has no more than the texts that stand in the policy. */
    boolean isExact() {
        return form == Form.EXACT && open.isEmpty() && texts.stream().noneMatch(text -> text.contains("${"));
    }

    List<int[]> patterns() {
        return patterns;
    }

    List<Open> open() {
        return open;
    }

    /** The variables of the patterns that are not filled. */
    Stream<ContextKey> variables() {
        return open.stream()
                .flatMap(one -> one.template().parts().stream())
                .map(Template.Part::key)
                .filter(Objects::nonNull);
    }

    @Override
    public boolean fits(String value) {
        int[] characters = value.codePoints().toArray();
        return patterns.stream().anyMatch(pattern -> Symbols.covers(pattern, characters));
    }

    /** Whether this set surely has every text of the other one. */
    boolean covers(TextSet other) {
        return other.patterns.stream().allMatch(this::covers)
                && other.open.stream()
                        .allMatch(one ->
                                open.stream().anyMatch(mine -> mine.fact().equals(one.fact()))
                                        || covers(one.approximation()));
    }

    /** Whether this set surely has every text that the pattern matches. */
    boolean covers(int[] pattern) {
        return patterns.stream().anyMatch(mine -> Symbols.covers(mine, pattern));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextSet set
                && kind == set.kind
                && form == set.form
                && texts.equals(set.texts)
                && open.size() == set.open.size()
                && Arrays.deepEquals(patterns.toArray(), set.patterns.toArray());
    }

    @Override
    public int hashCode() {
        return 31 * form.hashCode() + texts.hashCode();
    }

    @Override
    public String toString() {
        return form + " " + texts;
    }
}
