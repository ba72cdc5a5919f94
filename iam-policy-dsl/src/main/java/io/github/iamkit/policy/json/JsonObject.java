package io.github.iamkit.policy.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object, with members of the same name kept apart.
 *
 * <p>Immutable and thread-safe once parsed.
 */
public final class JsonObject implements JsonValue {
    /**
     * A name and its value.
     *
     * <p>Immutable and thread-safe.
     *
     * @param name the name, without quotes and escapes
     * @param value the value
     * @param source the text
     */
    public record Member(String name, JsonValue value, SourceText source) {
        /** Returns where the name starts in the text. */
        public int offset() {
            return source.startOfNameBefore(value.offset());
        }
    }

    /** From this many members on, names are looked up by hash. */
    private static final int MANY = 12;

    private final int offset;
    private final List<Member> members = new ArrayList<>(4);
    private @Nullable Map<String, Member> byName;

    JsonObject(int offset) {
        this.offset = offset;
    }

    /** Adds a member, and returns the earlier one of that name if there is one. */
    @Nullable
    Member add(Member member) {
        Member earlier = members.size() < MANY ? scan(member.name()) : lookUp(member);
        members.add(member);
        return earlier;
    }

    private @Nullable Member scan(String name) {
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).name().equals(name)) {
                return members.get(i);
            }
        }
        return null;
    }

    private @Nullable Member lookUp(Member member) {
        if (byName == null) {
            byName = new HashMap<>();
            for (Member earlier : members) {
                byName.putIfAbsent(earlier.name(), earlier);
            }
        }
        return byName.putIfAbsent(member.name(), member);
    }

    /** Returns the members in written order. */
    public List<Member> members() {
        return Collections.unmodifiableList(members);
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public String kind() {
        return "an object";
    }
}
