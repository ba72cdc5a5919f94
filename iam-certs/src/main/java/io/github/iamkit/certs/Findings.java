package io.github.iamkit.certs;

import io.github.iamkit.certs.CertificateFinding.Severity;
import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the certificates of a chain. Not thread-safe. */
final class Findings {
    private final List<CertificateFinding> all = new ArrayList<>();

    void error(String code, int index, String message, String remedy) {
        all.add(new CertificateFinding(code, Severity.ERROR, index, message, remedy));
    }

    void warning(String code, int index, String message, String remedy) {
        all.add(new CertificateFinding(code, Severity.WARNING, index, message, remedy));
    }

    void add(boolean isError, String code, int index, String message, String remedy) {
        all.add(new CertificateFinding(code, isError ? Severity.ERROR : Severity.WARNING, index, message, remedy));
    }

    List<CertificateFinding> all() {
        return all;
    }
}
