package io.github.iamkit.blueprint;

/** The tag by which a blueprint knows what is its own. */
final class Mark {
    static final String KEY = "iamkit:blueprint";

    private Mark() {}
}
