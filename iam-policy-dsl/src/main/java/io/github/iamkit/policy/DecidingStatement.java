package io.github.iamkit.policy;

import java.util.Optional;

/**
 * A statement that took part in settling a decision, and where it stands.
 *
 * <pre>{@code
 * for (DecidingStatement statement : decision.deciding()) {
 *     System.out.println(statement + " " + statement.sid().orElse("without Sid"));
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param layer the type of policy that it stands in
 * @param policy the policy
 * @param policyIndex the policy's place among those of its layer, counted from 0 over all levels
 * @param index the statement's place in the policy, counted from 0
 */
public record DecidingStatement(Layer layer, PolicyDocument policy, int policyIndex, int index) {
    /** Returns the statement itself. */
    public Statement statement() {
        return policy.statements().get(index);
    }

    /** Returns the statement's identifier, if it has one. */
    public Optional<String> sid() {
        return statement().sid();
    }

    /** Returns where the statement starts in the text that it was read from; nothing if it was built. */
    public Optional<SourcePosition> position() {
        return statement().position();
    }

    /** Returns layer, policy and statement, such as {@code identity/0/2}. */
    @Override
    public String toString() {
        return layer.code() + "/" + policyIndex + "/" + index;
    }
}
