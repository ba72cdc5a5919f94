package io.github.iamkit.blueprint;

/**
 * The place of one fact.
 *
 * @param owner what it is about
 * @param aspect what about it
 * @param key which one, where there can be several; else empty
 */
record Address(Entity owner, Aspect aspect, String key) implements Comparable<Address> {
    Kind kind() {
        return owner.kind();
    }

    /** Returns the address as a line below its owner's has it. */
    String label() {
        return switch (aspect) {
            case EXISTENCE -> owner.toString();
            case DOCUMENT -> owner.kind() == Kind.ROLE ? "trust policy" : "document";
            case SETTINGS -> "settings";
            case METADATA -> "metadata";
            case DESCRIPTION -> "description";
            case SESSION_DURATION -> "longest session";
            case CLIENT_ID -> "client id " + key;
            case THUMBPRINTS -> "thumbprints";
            case BOUNDARY -> "boundary";
            case TAG -> "tag " + key;
            case INLINE_POLICY -> "policy " + key;
            case ATTACHED_POLICY -> "attached policy " + key;
            case MEMBERSHIP -> "member of " + key;
            case ROLE -> "role";
        };
    }

    @Override
    public int compareTo(Address other) {
        int byOwner = owner.compareTo(other.owner);
        int byAspect = byOwner != 0 ? byOwner : aspect.compareTo(other.aspect);
        return byAspect != 0 ? byAspect : key.compareTo(other.key);
    }

    @Override
    public String toString() {
        return switch (aspect) {
            case EXISTENCE -> owner.toString();
            case SETTINGS -> owner.toString();
            case MEMBERSHIP -> owner + " in group " + key;
            default -> label() + " of " + owner;
        };
    }
}
