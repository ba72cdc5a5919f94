package io.github.iamkit.policy;

import io.github.iamkit.policy.match.ArnGlob;
import io.github.iamkit.policy.match.CaseFolding;
import io.github.iamkit.policy.match.ContextKey;
import io.github.iamkit.policy.match.Glob;
import io.github.iamkit.policy.match.Template;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Texts of a policy of which one has to match.
 *
 * <p>What is the same for every request is prepared: literals are looked up, patterns are compiled. Texts with variables
 * are filled and compiled for each request.
 *
 * <p>Immutable and thread-safe.
 */
final class PatternSet implements ValueTest {
    /** How the texts are compared. */
    enum Form {
        /** Character by character. */
        EXACT {
            @Override
            Optional<Matcher> compile(Template template, Function<ContextKey, @Nullable String> values) {
                return template.text(values).map(text -> new Matcher(text, text::equals));
            }
        },
        /** Character by character, but for letter case; what is compared has been folded. */
        FOLDED {
            @Override
            Optional<Matcher> compile(Template template, Function<ContextKey, @Nullable String> values) {
                return template.text(values).map(CaseFolding::fold).map(text -> new Matcher(text, text::equals));
            }
        },
        /** With wildcards, as one text. */
        GLOB {
            @Override
            Optional<Matcher> compile(Template template, Function<ContextKey, @Nullable String> values) {
                return template.pattern(values)
                        .map(Glob.Builder::build)
                        .map(glob -> new Matcher(glob.literal().orElse(null), glob::matches));
            }
        },
        /** With wildcards, as six parts. */
        ARN {
            @Override
            Optional<Matcher> compile(Template template, Function<ContextKey, @Nullable String> values) {
                return template.pattern(values).map(Glob.Builder::buildArn).map(arn -> new Matcher(null, arn::matches));
            }
        };

        /** The template with this request's values; empty if a variable has neither value nor default. */
        abstract Optional<Matcher> compile(Template template, Function<ContextKey, @Nullable String> values);
    }

    /** Whether a text matches. */
    @FunctionalInterface
    private interface TextTest {
        boolean matches(String text);
    }

    /**
     * A text of a policy, ready to be compared.
     *
     * @param literal the only text that matches, if that is known
     */
    record Matcher(@Nullable String literal, TextTest test) {}

    private final Form form;
    private final Set<String> literals;
    private final TextTest[] patterns;
    private final Template[] open;

    private PatternSet(Form form, List<Matcher> ready, List<Template> open) {
        this.form = form;
        this.literals = ready.stream()
                .map(Matcher::literal)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        this.patterns = ready.stream()
                .filter(matcher -> matcher.literal() == null)
                .map(Matcher::test)
                .toArray(TextTest[]::new);
        this.open = open.toArray(Template[]::new);
    }

    static PatternSet of(Form form, List<Template> templates) {
        List<Matcher> ready = new ArrayList<>();
        List<Template> open = new ArrayList<>();
        for (Template template : templates) {
            if (template.isConstant()) {
                ready.add(form.compile(template, key -> null).orElseThrow());
            } else {
                open.add(template);
            }
        }
        return new PatternSet(form, ready, open);
    }

    /** The set for an ARN operator, in which stars alone may be no pattern of six parts. */
    static PatternSet ofArns(List<Template> templates, Dialect dialect) {
        boolean starIsEveryArn = dialect.has(Dialect.Reading.STAR_IS_EVERY_ARN);
        return of(
                Form.ARN,
                templates.stream()
                        .filter(template -> starIsEveryArn
                                || !ArnGlob.of(template.toString()).matchesEverything())
                        .toList());
    }

    @Override
    public ValueTest filled(Evaluation evaluation) {
        if (open.length == 0) {
            return this;
        }
        List<Matcher> filled = Stream.of(open)
                .map(template -> form.compile(template, evaluation::variable))
                .flatMap(Optional::stream)
                .toList();
        PatternSet others = new PatternSet(form, filled, List.of());
        return (value, same) -> {
            String text = text(value);
            return matchesConstant(text) || others.matchesConstant(text);
        };
    }

    @Override
    public boolean fits(RequestValue value, Evaluation evaluation) {
        return matches(text(value), evaluation);
    }

    private String text(RequestValue value) {
        return form == Form.FOLDED ? CaseFolding.fold(value.text()) : value.text();
    }

    /** Whether a text matches, which has been folded if the set asks for that. */
    boolean matches(String text, Evaluation evaluation) {
        if (matchesConstant(text)) {
            return true;
        }
        for (Template template : open) {
            Optional<Matcher> matcher = form.compile(template, evaluation::variable);
            if (matcher.isPresent() && matcher.get().test().matches(text)) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesConstant(String text) {
        if (literals.contains(text)) {
            return true;
        }
        for (TextTest pattern : patterns) {
            if (pattern.matches(text)) {
                return true;
            }
        }
        return false;
    }
}
