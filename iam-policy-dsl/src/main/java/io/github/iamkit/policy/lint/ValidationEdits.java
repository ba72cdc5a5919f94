package io.github.iamkit.policy.lint;

import io.github.iamkit.policy.json.JsonScalar;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Mends what validation finds, where that is mechanical and allows nothing more. */
final class ValidationEdits {
    private ValidationEdits() {}

    static @Nullable Edit of(String code, int offset, LintDocument document) {
        return switch (code) {
            case "MISSING_VERSION" -> version(document);
            case "INVALID_ARN_SERVICE_CASE" -> serviceInLowerCase(offset, document);
            default -> null;
        };
    }

    /** The version makes variables of what is text without it, so it is for somebody to decide if there are any. */
    private static @Nullable Edit version(LintDocument document) {
        return document.source().text().contains("${") ? null : Edit.version("2012-10-17");
    }

    /** An ARN that matches nothing may match something afterwards, which is to narrow what is allowed. */
    private static @Nullable Edit serviceInLowerCase(int offset, LintDocument document) {
        for (LintStatement statement : document.statements()) {
            boolean narrows =
                    statement.denies() && !statement.isNotResource() || statement.allows() && statement.isNotResource();
            boolean isOnly =
                    statement.resources().size() == 1 && statement.offsetOf(statement.resourceElement()) == offset;
            for (JsonScalar resource : statement.resources()) {
                if (narrows && (isOnly || resource.offset() == offset)) {
                    return inLowerCase(resource);
                }
            }
        }
        return null;
    }

    private static @Nullable Edit inLowerCase(JsonScalar resource) {
        String text = resource.text();
        Optional<ArnText> arn = ArnText.of(text);
        if (arn.isEmpty()) {
            return null;
        }
        int start = text.indexOf(':', "arn:".length()) + 1;
        int end = start + arn.get().service().length();
        return Edit.replace(
                resource,
                text.substring(0, start) + text.substring(start, end).toLowerCase(Locale.ROOT) + text.substring(end));
    }
}
