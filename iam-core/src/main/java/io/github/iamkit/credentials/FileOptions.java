package io.github.iamkit.credentials;

/** What happens to a credential file beside its content. */
record FileOptions(boolean keepsBackup, boolean keepsMode) {
    static final FileOptions USUAL = new FileOptions(true, false);

    FileOptions withoutBackup() {
        return new FileOptions(false, keepsMode);
    }

    FileOptions keepingMode() {
        return new FileOptions(keepsBackup, true);
    }
}
