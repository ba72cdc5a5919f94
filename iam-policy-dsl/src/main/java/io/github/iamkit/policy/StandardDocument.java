package io.github.iamkit.policy;

import io.github.iamkit.policy.condition.Condition;
import io.github.iamkit.policy.condition.Operator;
import io.github.iamkit.policy.json.JsonWriter;
import io.github.iamkit.policy.json.WritableText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the three kinds of documents have in common: version, id and statements, and the chain that adds to them.
 *
 * @param <D> the kind, open
 */
abstract sealed class StandardDocument<D> permits StandardPolicy, StandardTrustPolicy, StandardResourcePolicy {
    private final LanguageVersion version;
    private final @Nullable String id;
    private final List<Statement> statements;
    private volatile @Nullable PolicySet alone;

    StandardDocument(LanguageVersion version, @Nullable String id, List<Statement> statements) {
        this.version = version;
        this.id = id;
        this.statements = statements;
    }

    abstract D with(LanguageVersion version, @Nullable String id, List<Statement> statements);

    public LanguageVersion version() {
        return version;
    }

    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    public List<Statement> statements() {
        return statements;
    }

    public D sid(CharSequence sid) {
        String text = WritableText.require(sid, "sid");
        return refine(statement -> statement.withSid(text));
    }

    public D when(Condition condition, Condition... more) {
        List<Condition> conditions = listOf(condition, more, "condition");
        return refine(statement ->
                statement.withCondition(statement.conditionElement().and(conditions)));
    }

    public D emptyCondition(CharSequence... operators) {
        List<Operator> parsed = new ArrayList<>();
        for (CharSequence operator : operators) {
            parsed.add(Operator.of(operator.toString()));
        }
        return refine(statement ->
                statement.withCondition(statement.conditionElement().withEmpty(parsed)));
    }

    public D id(CharSequence id) {
        return with(version, WritableText.require(id, "id"), statements());
    }

    public D version(LanguageVersion version) {
        return with(Objects.requireNonNull(version, "version"), id, statements());
    }

    D plus(Statement statement) {
        return with(version, id, Statements.plus(statements, statement));
    }

    /** Returns this document with its last statement changed. */
    D refine(UnaryOperator<Statement> change) {
        return with(version, id, Statements.withLast(statements, change.apply(Statements.last(statements))));
    }

    static List<Action> actions(CharSequence first, CharSequence... rest) {
        Objects.requireNonNull(rest, "more");
        List<Action> actions = new ArrayList<>(1 + rest.length);
        actions.add(Action.of(first));
        for (CharSequence action : rest) {
            actions.add(Action.of(action));
        }
        return List.copyOf(actions);
    }

    static List<Action> actions(Collection<? extends CharSequence> texts) {
        return WritableText.requireAll(texts, "actions").stream()
                .map(Action::new)
                .toList();
    }

    static <T> List<T> listOf(T first, T[] rest, String parameter) {
        Objects.requireNonNull(rest, "more");
        List<T> all = new ArrayList<>(1 + rest.length);
        all.add(Objects.requireNonNull(first, parameter));
        for (T one : rest) {
            all.add(Objects.requireNonNull(one, parameter));
        }
        return List.copyOf(all);
    }

    public Decision evaluate(AccessRequest request) {
        PolicySet set = alone;
        if (set == null) {
            set = PolicySet.of((PolicyDocument) this);
            alone = set;
        }
        return set.evaluate(request);
    }

    public List<Finding> validate(PolicyUse use) {
        return Validation.of((PolicyDocument) this, use);
    }

    public boolean isEquivalentTo(PolicyDocument other) {
        return Canonical.equivalent((PolicyDocument) this, Objects.requireNonNull(other, "other"));
    }

    D joined(PolicyDocument other) {
        return Joining.of(this, other);
    }

    D joinedStatements() {
        return with(version, id, Compaction.of(statements()));
    }

    public String toJava() {
        return JavaSource.of((PolicyDocument) this);
    }

    public void writeTo(Path file) {
        PolicyFiles.write(Objects.requireNonNull(file, "file"), PolicyFiles.textOf((PolicyDocument) this));
    }

    public String toJson() {
        return PolicyWriter.write(version, id, statements(), JsonWriter.compact());
    }

    public String toPrettyJson() {
        return PolicyWriter.write(version, id, statements(), JsonWriter.pretty());
    }

    @Override
    public String toString() {
        return toJson();
    }

    @Override
    public boolean equals(Object other) {
        return other != null
                && other.getClass() == getClass()
                && other instanceof StandardDocument<?> document
                && version == document.version
                && Objects.equals(id, document.id)
                && statements().equals(document.statements());
    }

    @Override
    public int hashCode() {
        return Objects.hash(getClass(), version, id, statements());
    }
}
