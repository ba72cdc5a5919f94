package io.github.iamkit.policy;

import java.nio.file.Path;
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
        this("", findings);
    }

    private InvalidPolicyException(String where, List<Finding> findings) {
        super(findings.stream().map(finding -> line(where, finding)).collect(Collectors.joining("\n")));
        this.findings = List.copyOf(findings);
    }

    /** Returns the same with the name of the file in its message. */
    InvalidPolicyException in(Path file) {
        return new InvalidPolicyException(" in `" + file + "`", findings());
    }

    private static String line(String where, Finding finding) {
        StringBuilder line = new StringBuilder("policy rejected").append(where);
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
