package io.github.iamkit.policy;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text is not a policy that could be read in exactly one way.
 *
 * <pre>{@code
 * policy rejected at /Statement/0/Resoruce (line 6, column 7): unknown element `Resoruce`; did you mean `Resource`?
 * }</pre>
 *
 * <p>{@link #findings()} has every problem, in the order of the text; the message has one line for each.
 */
public final class InvalidPolicyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Not serialised: a copy that crosses a stream keeps the message. */
    private final transient List<Finding> findings;

    /** Creates an exception of at least one finding. */
    public InvalidPolicyException(List<Finding> findings) {
        super(findings.stream().map(InvalidPolicyException::line).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    private static String line(Finding finding) {
        StringBuilder line = new StringBuilder("policy rejected");
        if (!finding.pointer().isEmpty()) {
            line.append(" at ").append(finding.pointer());
        }
        if (finding.line().isPresent() && finding.column().isPresent()) {
            line.append(" (line ").append(finding.line().getAsInt());
            line.append(", column ").append(finding.column().getAsInt()).append(')');
        }
        line.append(": ").append(finding.message());
        if (!finding.remedy().isEmpty()) {
            line.append("; ").append(finding.remedy());
        }
        return line.toString();
    }

    /** Returns every problem, in the order of the text. */
    public List<Finding> findings() {
        return findings == null ? List.of() : findings;
    }
}
