package io.github.iamkit.blueprint;

/** Something that has a name of its own in the account. */
record Entity(Kind kind, String name) implements Comparable<Entity> {
    Address its(Aspect aspect) {
        return new Address(this, aspect, "");
    }

    Address its(Aspect aspect, String key) {
        return new Address(this, aspect, key);
    }

    @Override
    public int compareTo(Entity other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name.isEmpty() ? kind.noun() : kind.noun() + " " + name;
    }
}
